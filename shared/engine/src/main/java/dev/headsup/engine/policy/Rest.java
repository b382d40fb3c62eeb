package dev.headsup.engine.policy;

import java.time.Duration;
import java.time.Instant;

/// When help and marketing rest because something is wrong: with our service, or with the customer
/// and us.
///
/// @param lead how long before an incident's known start failures already belong to it
/// @param coolDown how long it stays quiet after the all-clear
/// @param whileCaseOpen whether it is quiet while a customer has an open support case
public record Rest(Duration lead, Duration coolDown, boolean whileCaseOpen) {
  public Rest {
    if (lead.isNegative() || coolDown.isNegative()) {
      throw new IllegalArgumentException("Rest: " + lead + ", " + coolDown);
    }
  }

  /// When the rest after an incident is over.
  public Instant over(Instant allClear) {
    return allClear.plus(coolDown);
  }

  /// Whether a failure belongs to an incident: it happened no earlier than the lead before its
  /// start, and before its end.
  ///
  /// @param ended the end; [Instant#MAX] while it goes on
  public boolean covers(Instant failure, Instant started, Instant ended) {
    return !failure.isBefore(started.minus(lead)) && failure.isBefore(ended);
  }
}
