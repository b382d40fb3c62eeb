package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.decision.ContactPolicy.Count;
import java.time.Instant;
import java.util.List;

/// A decision with its whole reasoning.
///
/// @param at when it was taken
/// @param verdicts one per gate, in their order
/// @param waited whether the case waited before, so that this ends it
/// @param notAfter when a message would come too late
/// @param counters the shared numbers to which this decision adds one ([Counters])
/// @param struggle whether one more customer struggles, one of those that together may be an outage
/// @param suspicion whether so many have this at once that an outage is suspected
/// @param activity the customer's activity, with what was told or put off written in
public record Decided(
    Candidate candidate,
    Decision decision,
    List<Verdict> verdicts,
    Instant at,
    boolean waited,
    Instant notAfter,
    List<Count> counters,
    boolean struggle,
    boolean suspicion,
    Activity activity) {
  public Decided {
    verdicts = List.copyOf(verdicts);
    counters = List.copyOf(counters);
  }
}
