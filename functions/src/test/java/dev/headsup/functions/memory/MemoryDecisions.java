package dev.headsup.functions.memory;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The ledger in memory as far as decisions need it: a commit is all or nothing, on the condition
/// of the activity, and takes no more actions than a transaction of DynamoDB.
public final class MemoryDecisions implements Outreaches {
  private static final int MOST_ACTIONS = 100;

  private final MemoryActivities activities;
  private final MemoryDues dues;
  private final Map<String, Outreach> entries = new LinkedHashMap<>();
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  private final Set<CustomerId> broken = new HashSet<>();

  /// @param activities where a commit writes the activity
  /// @param dues where a commit puts work for later
  public MemoryDecisions(MemoryActivities activities, MemoryDues dues) {
    this.activities = activities;
    this.dues = dues;
  }

  /// From now on every commit for this customer fails.
  public void breakFor(CustomerId customer) {
    broken.add(customer);
  }

  @Override
  public boolean commit(Commit commit) {
    activities.others();
    CustomerId customer = commit.activity().customer();
    if (broken.contains(customer)) {
      throw new IllegalStateException("The store does not answer for " + customer);
    }
    int actions =
        1 + commit.outreaches().size() + commit.deliveries().size() + commit.dues().size();
    if (actions > MOST_ACTIONS) {
      throw new IllegalArgumentException("A transaction has no room for " + actions + " actions");
    }
    if (!activities.holds(commit.activity())) {
      return false;
    }
    Set<String> ended = new HashSet<>();
    commit.outreaches().forEach(outreach -> write(outreach, ended));
    for (Delivery delivery : commit.deliveries()) {
      if (!ended.contains(delivery.outreach())) {
        deliveries.putIfAbsent(delivery.customer() + " " + delivery.id(), delivery);
      }
    }
    for (DueEntry due : commit.dues()) {
      if (!ended.contains(due.outreach())) {
        dues.add(due);
      }
    }
    activities.put(commit.activity());
    return true;
  }

  private void write(Outreach outreach, Set<String> ended) {
    String key = outreach.customer() + " " + outreach.id();
    Outreach before = entries.get(key);
    if (outreach.counts() && before != null) {
      entries.put(key, before.and(outreach));
    } else if (before == null || before.decision() instanceof Decision.Defer) {
      entries.put(key, outreach);
    } else {
      ended.add(outreach.id());
    }
  }

  /// Something becomes of each message that waits.
  public void arrive(UnaryOperator<Delivery> fate) {
    deliveries.replaceAll((id, delivery) ->
        delivery.state() == DeliveryState.PENDING ? fate.apply(delivery) : delivery);
  }

  @Override
  public Optional<Outreach> find(CustomerId customer, String id) {
    return Optional.ofNullable(entries.get(customer + " " + id));
  }

  @Override
  public List<Outreach> of(CustomerId customer) {
    return entries.values().stream()
        .filter(outreach -> outreach.customer().equals(customer))
        .sorted(Comparator.comparing(Outreach::at).thenComparing(Outreach::id))
        .toList();
  }

  @Override
  public List<Delivery> deliveries(CustomerId customer, String id) {
    return deliveries.values().stream()
        .filter(delivery -> delivery.customer().equals(customer) && delivery.outreach().equals(id))
        .toList();
  }

  @Override
  public Page day(LocalDate day, int limit, @Nullable String after) {
    throw new AssertionError("who decides does not look through the ledger");
  }

  @Override
  public Claim claim(Delivery claimed, @Nullable ConsentRead bound, @Nullable AddressHash to) {
    throw new AssertionError("who decides does not send");
  }

  @Override
  public boolean fallOver(Delivery ended, Delivery next, DueEntry rescue) {
    throw new AssertionError("who decides does not send");
  }

  @Override
  public boolean record(Delivery ended) {
    throw new AssertionError("who decides does not send");
  }
}
