package dev.headsup.engine.activity;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one trigger already said to a customer: the cases told, and the case that waits.
///
/// @param cases the newest cases told, by the event that caused each
/// @param waiting the case put off until its wait is over, or null
public record Told(Track cases, @Nullable Stamp waiting) {
  /// Nothing said, nothing waiting.
  public static final Told NOTHING = new Told(Track.EMPTY, null);

  /// The case that waits, if any.
  public Optional<Stamp> waitingCase() {
    return Optional.ofNullable(waiting);
  }

  /// Now this case waits.
  public Told waitFor(Stamp cause) {
    return new Told(cases, cause);
  }

  /// The waiting case came to nothing.
  public Told cancelled() {
    return new Told(cases, null);
  }

  /// This case is told; at most `keep` cases are remembered for `within`.
  public Told tell(Stamp cause, int keep, Duration within) {
    return new Told(cases.add(cause, new TrackSpec(0, keep, within.multipliedBy(2))), null);
  }

  /// Whether this very case was told.
  public boolean has(Stamp cause) {
    return Collections.binarySearch(cases.stamps(), cause) >= 0;
  }

  /// How many cases were told less than `within` before or after an event.
  public int near(Stamp cause, Duration within) {
    return (int)
        cases.stamps().stream()
            .filter(told -> Math.abs(told.millis() - cause.millis()) < within.toMillis())
            .count();
  }

  /// What two halves of one person were told. A case that waits on the other half ends there, since
  /// its timer knows that half only.
  public Told merge(Told other, int keep, Duration within) {
    TrackSpec spec = new TrackSpec(0, keep, within.multipliedBy(2));
    return new Told(cases.merge(other.cases, spec), waiting);
  }
}
