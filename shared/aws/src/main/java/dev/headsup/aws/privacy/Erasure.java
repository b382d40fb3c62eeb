package dev.headsup.aws.privacy;

import dev.headsup.aws.dynamodb.DynamoErasures;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Erases a customer in every [Holding].
///
/// In this order: the journal and the marks by which telemetry drops what is still on its way; the
/// suppression list, if they had said no; every store; and once more what came in between. Whatever
/// interrupts it, the same call finishes it, and a repeat finds nothing. A message that was planned
/// and not sent has no row any more, so the worker that takes its job finds nothing to send; one
/// that is with a provider this very moment goes out.
public final class Erasure {
  /// The source that the suppression list shows.
  static final String SOURCE = "erasure";

  private final Stores stores;
  private final Profiles profiles;
  private final Addresses addresses;
  private final DynamoErasures marks;
  private final ErasureJournal journal;
  private final InstantSource clock;
  private final Runnable pause;

  /// @param pause waits until every function knows who was erased
  public Erasure(
      Stores stores,
      Profiles profiles,
      Addresses addresses,
      DynamoErasures marks,
      ErasureJournal journal,
      InstantSource clock,
      Runnable pause) {
    this.stores = stores;
    this.profiles = profiles;
    this.addresses = addresses;
    this.marks = marks;
    this.journal = journal;
    this.clock = clock;
    this.pause = pause;
  }

  /// Erases a customer.
  ///
  /// @param never whether they asked that nobody writes to their addresses again, beside what they
  ///   had said before
  public Receipt erase(Person person, boolean never) {
    Instant at = clock.instant();
    journal.begin(person, at);
    marks.mark(person.ids(), at);
    int suppressed = suppress(person, never, at);
    Map<String, Integer> removed = new TreeMap<>();
    List<String> unreadable = once(person, removed);
    pause.run();
    // What was under way in a function that did not know yet.
    once(person, removed);
    Receipt receipt =
        new Receipt(
            at, clock.instant(), removed, suppressed, unreadable, stores.history().isUnsettled(at));
    journal.end(person, receipt);
    return receipt;
  }

  /// Puts the addresses of a customer who had said no on the suppression list, where their hash
  /// stays.
  ///
  /// @return how many of their addresses are on it
  private int suppress(Person person, boolean never, Instant at) {
    Set<AddressHash> refused = new HashSet<>();
    for (Profiles.Known known : profiles.load(person.ids()).values()) {
      refused.addAll(known.preferences().suppressed());
      known
          .consent()
          .grants()
          .forEach((scope, grant) -> {
            if (grant.status() != Consent.Status.GRANTED) {
              known
                  .profile()
                  .address(scope.channel())
                  .ifPresent(address -> refused.add(AddressHash.of(scope.channel(), address)));
            }
          });
    }
    for (AddressHash address : person.addresses()) {
      boolean outside =
          switch (address.channel()) {
            case EMAIL, SMS -> true;
            // Their own id, or a device that nobody has any more when its app forgets them.
            case INBOX, PUSH, WEBHOOK -> false;
          };
      if (outside && (never || refused.contains(address))) {
        addresses.suppress(address, SOURCE, at);
      }
    }
    return (int) person.addresses().stream().filter(addresses::isSuppressed).count();
  }

  private List<String> once(Person person, Map<String, Integer> removed) {
    List<String> unreadable = new ArrayList<>();
    for (Holding holding : Holding.ALL) {
      int count =
          switch (holding.way()) {
            case Holding.Way.Rows rows -> rows(stores.rows(holding, rows), person);
            case Holding.Way.Lines lines -> {
              HistoryLines.Found found = stores.history().erase(person);
              unreadable.addAll(found.unreadable());
              yield found.lines();
            }
            case Holding.Way.Passing passing -> 0;
            case Holding.Way.Nobody nobody -> 0;
          };
      if (count > 0) {
        removed.merge(holding.resource(), count, Integer::sum);
      }
    }
    return unreadable;
  }

  private int rows(TableRows table, Person person) {
    List<Map<String, AttributeValue>> gone =
        table.of(person).stream()
            .filter(row -> !isKept(row))
            .sorted(Comparator.comparing(Erasure::isLink))
            .toList();
    gone.forEach(table::delete);
    return gone.size();
  }

  /// What tells that ids are one customer goes last.
  private static boolean isLink(Map<String, AttributeValue> row) {
    return Match.text(row, "sk").startsWith(Match.CAME_AS) || row.containsKey("into");
  }

  /// The suppression list stays, while an address is on it.
  private boolean isKept(Map<String, AttributeValue> row) {
    String[] parts = Match.text(row, "pk").split("#");
    return parts.length == 3
        && parts[0].equals("x")
        && !Match.text(row, "sk").startsWith(Match.WRITTEN_TO)
        && addresses.isSuppressed(new AddressHash(Channel.valueOf(parts[1]), parts[2]));
  }

  /// Erases again, in every table, everybody whom the journal tells of: for tables that were put
  /// back to an earlier time. It walks every table whole.
  ///
  /// @return rows by store
  public Map<String, Integer> again() {
    Whose everybody = journal.everybody();
    Map<String, Integer> removed = new TreeMap<>();
    for (Holding holding : Holding.ALL) {
      switch (holding.way()) {
        case Holding.Way.Rows way -> {
          TableRows table = stores.rows(holding, way);
          List<Map<String, AttributeValue>> gone =
              table.among(row -> way.match().of(everybody, row)).stream()
                  .filter(row -> !isKept(row))
                  .toList();
          gone.forEach(table::delete);
          if (!gone.isEmpty()) {
            removed.put(holding.resource(), gone.size());
          }
        }
        case Holding.Way.Lines lines -> {}
        case Holding.Way.Passing passing -> {}
        case Holding.Way.Nobody nobody -> {}
      }
    }
    return removed;
  }
}
