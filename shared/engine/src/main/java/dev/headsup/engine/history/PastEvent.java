package dev.headsup.engine.history;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.signal.EventId;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One accepted event as it is kept.
///
/// @param customer the id under which it came: of a customer who was joined into another later it
///   is still the first one
/// @param at when it happened, as far as the event says; else when it was received
/// @param received when the door took it, by our clock
/// @param byServer whether it came with a server key, so that traits and consent in it count
/// @param context what its request said for all of its events, as JSON; null for nothing
/// @param event the event as its client wrote it, one JSON object in one line
public record PastEvent(
    CustomerId customer,
    EventId id,
    Instant at,
    Instant received,
    boolean byServer,
    @Nullable String context,
    String event) {
  /// The order of time; events of one instant by their ids, so that the order is always the same.
  public static final Comparator<PastEvent> IN_TIME =
      Comparator.comparing(PastEvent::at).thenComparing(past -> past.id().value());

  /// Without what the event says: it may stand in a log.
  @Override
  public String toString() {
    return "PastEvent[" + customer + ", " + id.value() + ", " + at + "]";
  }
}
