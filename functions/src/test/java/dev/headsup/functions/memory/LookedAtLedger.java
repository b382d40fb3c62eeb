package dev.headsup.functions.memory;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A ledger in memory that is only looked at.
public final class LookedAtLedger implements Outreaches {
  private final List<Outreach> ledger = new ArrayList<>();
  private final List<Delivery> messages = new ArrayList<>();

  /// Entries read so far, as a measure of what a page costs.
  public int read;

  public void add(Outreach outreach, Delivery... deliveries) {
    ledger.add(outreach);
    messages.addAll(List.of(deliveries));
  }

  @Override
  public List<Outreach> of(CustomerId customer) {
    return ledger.stream()
        .filter(outreach -> outreach.customer().equals(customer))
        .sorted(Comparator.comparing(Outreach::at))
        .toList();
  }

  @Override
  public List<Delivery> deliveries(CustomerId customer, String id) {
    return messages.stream()
        .filter(message -> message.customer().equals(customer) && message.outreach().equals(id))
        .toList();
  }

  @Override
  public Page day(LocalDate day, int limit, @Nullable String after) {
    List<Outreach> ofDay =
        ledger.stream()
            .filter(entry -> LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).equals(day))
            .sorted(Comparator.comparing(Outreach::at).reversed())
            .toList();
    int from = after == null ? 0 : Integer.parseInt(after);
    int to = Math.min(ofDay.size(), from + limit);
    read += to - from;
    return new Page(ofDay.subList(from, to), to == ofDay.size() ? null : Integer.toString(to));
  }

  @Override
  public Optional<Outreach> find(CustomerId customer, String id) {
    return of(customer).stream().filter(outreach -> outreach.id().equals(id)).findFirst();
  }

  @Override
  public boolean commit(Commit commit) {
    throw new AssertionError("who looks at it writes nothing");
  }

  @Override
  public Claim claim(Delivery claimed, @Nullable ConsentRead bound, @Nullable AddressHash to) {
    throw new AssertionError("who looks at it writes nothing");
  }

  @Override
  public boolean fallOver(Delivery ended, Delivery next, DueEntry rescue) {
    throw new AssertionError("who looks at it writes nothing");
  }

  @Override
  public boolean record(Delivery ended) {
    throw new AssertionError("who looks at it writes nothing");
  }
}
