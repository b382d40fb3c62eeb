package dev.headsup.functions.preferences.inbox;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.InboxItems.Item;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.OutreachMarks;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.tutorial.Lessons;
import dev.headsup.engine.tutorial.Step;
import dev.headsup.engine.tutorial.Tutorials;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The inbox of one customer: what is in it, and what they did with it.
final class Feed {
  private final InboxItems items;
  private final OutreachMarks ledger;
  private final Outreaches outreaches;
  private final Lessons lessons;
  private final InstantSource clock;

  /// @param outreaches what was offered
  /// @param lessons hears that a customer followed the link to a tutorial
  Feed(
      InboxItems items,
      OutreachMarks ledger,
      Outreaches outreaches,
      Lessons lessons,
      InstantSource clock) {
    this.items = items;
    this.ledger = ledger;
    this.outreaches = outreaches;
    this.lessons = lessons;
    this.clock = clock;
  }

  /// Which items are asked for.
  enum Show {
    /// All that were not put away.
    ALL(item -> !item.has(Mark.ARCHIVED)),
    /// Those of them that were not read.
    UNREAD(item -> !item.has(Mark.ARCHIVED) && !item.has(Mark.READ)),
    /// Those that were put away.
    ARCHIVED(item -> item.has(Mark.ARCHIVED));

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Predicate<Item> holds;

    Show(Predicate<Item> holds) {
      this.holds = holds;
    }
  }

  /// How many items there are that were not put away.
  ///
  /// @param unread of them, those that were not opened
  /// @param unseen of them, those that were never on the screen
  record Counts(long total, long unread, long unseen) {
    static Counts of(List<Item> items) {
      List<Item> shown = items.stream().filter(Show.ALL.holds).toList();
      return new Counts(
          shown.size(),
          shown.stream().filter(item -> !item.has(Mark.READ)).count(),
          shown.stream().filter(item -> !item.has(Mark.SEEN)).count());
    }
  }

  /// Some items, newest first.
  ///
  /// @param more whether there are older ones
  record Page(List<Item> items, boolean more, Counts counts) {
    Page {
      items = List.copyOf(items);
    }
  }

  Page page(CustomerId customer, Show show, int limit, Optional<Place> after) {
    List<Item> all = all(customer);
    List<Item> rest =
        all.stream()
            .filter(show.holds)
            .filter(item -> after.isEmpty() || after.get().isBefore(item))
            .toList();
    return new Page(
        rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit, Counts.of(all));
  }

  Counts counts(CustomerId customer) {
    return Counts.of(all(customer));
  }

  private List<Item> all(CustomerId customer) {
    Instant now = clock.instant();
    return items.of(customer).stream().filter(item -> item.isKept(now)).toList();
  }

  /// Notes what a customer did with one version of an item, on the ledger entry first: a call that
  /// broke half-way is repeated by the client, and then finds what is left to do.
  ///
  /// @return the item as it is now; empty when the customer has no such item or version
  Optional<Item> mark(CustomerId customer, String id, String version, Mark mark) {
    Optional<Item> found =
        items.find(customer, id).filter(item -> item.version(version).isPresent());
    boolean done =
        found.flatMap(item -> item.version(version)).filter(it -> it.marks().has(mark)).isPresent();
    if (found.isEmpty() || done) {
      return found;
    }
    Instant now = clock.instant();
    // An inbox may outlive the ledger: then there is nothing to note it on.
    ledger.mark(customer, version, mark, now);
    if (mark == Mark.CLICKED) {
      outreaches
          .find(customer, version)
          .flatMap(told -> Optional.ofNullable(told.data().get(Tutorials.TUTORIAL)))
          .ifPresent(tutorial -> lessons.note(customer, tutorial, Step.STARTED, now));
    }
    return items.mark(customer, id, version, mark, now);
  }
}
