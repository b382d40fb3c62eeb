package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Purpose;
import java.time.Instant;
import java.util.List;

/// A decision with its whole reasoning.
///
/// @param at when it was taken
/// @param verdicts one per gate, in their order
/// @param waited whether the case waited before, so that this ends it
/// @param notAfter when a message would come too late
/// @param counters the shared numbers to which this decision adds one ([Counters])
/// @param suspicion whether so many have this at once that an outage is suspected
/// @param activity the customer's activity, with what was told or put off written in
public record Decided(
    Candidate candidate,
    Decision decision,
    List<Verdict> verdicts,
    Instant at,
    boolean waited,
    Instant notAfter,
    List<String> counters,
    boolean suspicion,
    Activity activity) {
  public Decided {
    verdicts = List.copyOf(verdicts);
    counters = List.copyOf(counters);
  }

  /// Whether this is a customer's fresh struggle, one of those that together may be an outage.
  public boolean isStruggle() {
    return !waited && candidate.trigger().purpose() == Purpose.HELP;
  }
}
