package dev.headsup.aws.segment;

import dev.headsup.engine.customer.CustomerId;
import java.time.Instant;
import java.util.function.Predicate;

/// What of behaviour anybody asks about. What nobody asks about is not read: of an event its name,
/// of an asked one those properties.
public interface Interest {
  /// Whether behaviour of this name counts.
  boolean in(String event);

  /// Which properties of it count, by their dotted names.
  Predicate<String> properties(String event);

  /// Whether a customer was erased after this: then the event counts for nothing and is not kept.
  ///
  /// @param at when it happened or was received, whichever is earlier
  default boolean isOver(CustomerId customer, Instant at) {
    return false;
  }

  /// Everything about some events.
  static Interest inAllOf(Predicate<String> events) {
    return new Interest() {
      @Override
      public boolean in(String event) {
        return events.test(event);
      }

      @Override
      public Predicate<String> properties(String event) {
        return property -> true;
      }
    };
  }
}
