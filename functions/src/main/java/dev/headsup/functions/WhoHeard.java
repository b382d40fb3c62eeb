package dev.headsup.functions;

import dev.headsup.engine.correction.Correction.About;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.incident.Walks.Place;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may have read the messages of a trigger in a stretch of time, by the ledger: page by page,
/// the newest entry first. It reads the index of decisions by day, and of the entries of that
/// trigger what became of each message. A customer with several entries is there once for each; the
/// newest counts.
///
/// There is no index by trigger, and none is needed for what happens so seldom: it would cost a
/// write for each decision for ever.
public record WhoHeard(Outreaches ledger) {
  /// One customer by one entry.
  ///
  /// @param channels by which they may have read it; never empty
  /// @param purpose of the message as it was decided
  /// @param version the hash of the trigger that spoke
  public record Reader(
      CustomerId customer, Set<Channel> channels, Purpose purpose, String version) {}

  /// A page.
  ///
  /// @param next where to go on; it counts the readers so far
  public record Page(List<Reader> readers, Place next) {
    public Page {
      readers = List.copyOf(readers);
    }
  }

  /// The next readers.
  ///
  /// @param from [Place#START], or where a page before ended; its step counts days
  /// @param rows how many entries of the ledger are looked at, at most
  public Page page(About about, Place from, int rows) {
    LocalDate newest = about.until().minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate oldest = about.since().atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate day = newest.minusDays(from.step());
    if (day.isBefore(oldest)) {
      return new Page(List.of(), Place.end(from.told()));
    }
    Outreaches.Page page = ledger.day(day, rows, from.next().isEmpty() ? null : from.next());
    List<Outreach> entries =
        page.outreaches().stream()
            .filter(entry -> entry.decision() instanceof Decision.Send && about.covers(entry))
            .toList();
    List<Reader> readers = entries.isEmpty() ? List.of() : readers(entries);
    long told = from.told() + readers.size();
    boolean past =
        !page.outreaches().isEmpty() && page.outreaches().getLast().at().isBefore(about.since());
    String next = page.next();
    if (next != null && !past) {
      return new Page(readers, new Place(told, from.step(), next));
    }
    return new Page(
        readers,
        past || day.equals(oldest) ? Place.end(told) : new Place(told, from.step() + 1, ""));
  }

  private List<Reader> readers(List<Outreach> entries) {
    Map<String, List<Delivery>> deliveries = ledger.deliveries(entries);
    List<Reader> readers = new ArrayList<>();
    for (Outreach entry : entries) {
      Set<Channel> channels =
          deliveries.getOrDefault(entry.id(), List.of()).stream()
              .filter(delivery -> delivery.state().mayBeRead())
              .map(Delivery::channel)
              .collect(Collectors.toUnmodifiableSet());
      if (!channels.isEmpty()) {
        Purpose purpose = entry.trigger().purpose();
        // Of an entry from before purposes were kept: the most careful one.
        readers.add(
            new Reader(
                entry.customer(),
                channels,
                purpose == null ? Purpose.MARKETING : purpose,
                entry.trigger().hash()));
      }
    }
    return readers;
  }
}
