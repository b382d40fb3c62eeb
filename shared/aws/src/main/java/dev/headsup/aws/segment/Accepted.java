package dev.headsup.aws.segment;

import dev.headsup.aws.segment.RawEvent.Span;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.signal.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An event that was accepted, whether or not it says anything that counts. What is kept of it is
/// made only when it is asked for.
public final class Accepted {
  private final RawEvent event;
  private final @Nullable Span context;
  private final KeyKind key;
  private final Receipt receipt;
  private final String otherwise;
  private final boolean needed;

  /// @param context where its message keeps what its request said for all events; null for nowhere
  /// @param otherwise what tells the event from its like when it has neither id nor time
  Accepted(
      RawEvent event,
      @Nullable Span context,
      KeyKind key,
      Receipt receipt,
      String otherwise,
      boolean needed) {
    this.event = event;
    this.context = context;
    this.key = key;
    this.receipt = receipt;
    this.otherwise = otherwise;
    this.needed = needed;
  }

  /// Whether it says who a customer is, or does something that was asked about.
  public boolean needed() {
    return needed;
  }

  /// The name of what a customer did in the product; empty where it is something else.
  public Optional<String> done() {
    return EventMeaning.name(event);
  }

  /// The plain values of some of its properties, by their dotted names; those read on the way where
  /// the event was asked about.
  public Map<String, Value> values(Predicate<String> asked) {
    return done().map(name -> event.properties(name, asked)).orElse(Map.of());
  }

  /// Who did it.
  public CustomerId customer() {
    return EventMeaning.customer(event);
  }

  /// When it happened, as far as the event says, else when it was received.
  public Instant at() {
    return receipt.at(event).orElse(receipt.received());
  }

  /// The event as it is kept.
  public PastEvent past() {
    return new PastEvent(
        EventMeaning.customer(event),
        new EventId(event.id(otherwise)),
        receipt.at(event).orElse(receipt.received()),
        receipt.received(),
        key == KeyKind.SERVER,
        context == null ? null : text(event.source().bytes(context)),
        text(event.bytes()));
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
