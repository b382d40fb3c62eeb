package dev.headsup.engine.outreach;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The customers' inboxes. Safe for use by many threads and processes at once: of two changes of
/// one item none is lost. Every method may throw an unchecked exception when the store does not
/// answer; a repeat does no harm then.
public interface InboxItems {
  /// Puts a message down: as a new item, or as one more version of the item that is there
  /// ([Item#with(Version)]). A repeat changes nothing.
  void put(CustomerId customer, String id, Version version);

  /// Notes what the customer did with one version of an item. A repeat changes nothing.
  ///
  /// @return the item as it is now; empty when there is no such item
  Optional<Item> mark(CustomerId customer, String id, String outreach, Mark mark, Instant at);

  /// One item, read consistently.
  Optional<Item> find(CustomerId customer, String id);

  /// A customer's items, read consistently, newest first.
  List<Item> of(CustomerId customer);

  /// One message of the case.
  ///
  /// @param outreach the ledger entry that it belongs to; it also names the version
  /// @param told when it was decided; the latest is the newest version, however late it arrives
  /// @param at when it was put into the inbox
  record Version(
      String outreach,
      String trigger,
      Message.Inbox message,
      Instant told,
      Instant at,
      Marks marks) {
    Version with(Marks other) {
      return new Version(outreach, trigger, message, told, at, other);
    }

    /// What is kept when something newer is said: the words, without markup and action.
    Version earlier() {
      String text = message.text();
      String kept =
          text.codePointCount(0, text.length()) <= Item.EARLIER_TEXT
              ? text
              : text.substring(0, text.offsetByCodePoints(0, Item.EARLIER_TEXT - 1)) + "\u2026";
      return new Version(
          outreach, trigger, new Message.Inbox(message.title(), kept, "", null), told, at, marks);
    }
  }

  /// One thing in a customer's inbox: what it says now, and what it said before.
  ///
  /// A case is one item. A later message of the same case becomes its newest version: the item
  /// moves up and is unread again, and the earlier text stays below it. A value: each step gives
  /// the next.
  ///
  /// @param id names the item in this customer's inbox, see [Outreach#item]
  /// @param versions the newest first, never empty
  record Item(CustomerId customer, String id, List<Version> versions) {
    /// How long an item is shown after it last said something new.
    public static final Duration KEPT = Duration.ofDays(180);

    /// How many versions are kept.
    static final int MOST = 20;

    /// How much of an earlier text is kept, in characters.
    static final int EARLIER_TEXT = 4_000;

    private static final Comparator<Version> NEWEST_FIRST =
        Comparator.comparing(Version::told).thenComparing(Version::outreach).reversed();

    public Item {
      versions = List.copyOf(versions);
      if (versions.isEmpty()) {
        throw new IllegalArgumentException("An item says something: " + id);
      }
    }

    /// What it says now.
    public Version now() {
      return versions.getFirst();
    }

    /// What it said before, the newest first.
    public List<Version> earlier() {
      return versions.subList(1, versions.size());
    }

    /// When it last said something new; the inbox is in this order.
    public Instant at() {
      return now().at();
    }

    /// When it was first there.
    public Instant since() {
      return versions.getLast().at();
    }

    /// Whether something of its newest version happened.
    public boolean has(Mark mark) {
      return now().marks().has(mark);
    }

    /// A version by its name.
    public Optional<Version> version(String outreach) {
      return versions.stream().filter(version -> version.outreach().equals(outreach)).findFirst();
    }

    /// Whether it is still shown.
    public boolean isKept(Instant now) {
      return now.isBefore(at().plus(KEPT));
    }

    /// This item with one more message of its case. A message that is there already changes
    /// nothing, and one that was decided before the newest goes to its place below it.
    public Item with(Version version) {
      if (version(version.outreach()).isPresent()) {
        return this;
      }
      List<Version> all = new ArrayList<>(versions);
      all.add(version);
      all.sort(NEWEST_FIRST);
      List<Version> kept = new ArrayList<>(List.of(all.getFirst()));
      all.stream().skip(1).limit(MOST - 1L).map(Version::earlier).forEach(kept::add);
      return new Item(customer, id, kept);
    }

    /// This item with something that happened to one of its versions; to a version that is not
    /// there nothing can happen.
    public Item with(String outreach, Mark mark, Instant at) {
      return new Item(
          customer,
          id,
          versions.stream()
              .map(version ->
                  version.outreach().equals(outreach)
                      ? version.with(version.marks().with(mark, at))
                      : version)
              .toList());
    }
  }
}
