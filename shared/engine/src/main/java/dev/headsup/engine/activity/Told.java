package dev.headsup.engine.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What one trigger already said to a customer: the cases told, and those that wait.
///
/// @param cases the newest cases told, by the event that caused each
/// @param waiting the cases put off until their wait is over; of cases that are not told apart by a
///   correlation key at most one
public record Told(Track cases, Track waiting) {
  /// Nothing said, nothing waiting.
  public static final Told NOTHING = new Told(Track.EMPTY, Track.EMPTY);

  /// How many correlated cases may wait at once; beyond it the oldest is forgotten, and its timer
  /// finds that it does not wait any more.
  private static final int MOST_WAITING = 20;

  /// Whether this very case waits.
  public boolean waits(Stamp cause) {
    return Collections.binarySearch(waiting.stamps(), cause) >= 0;
  }

  /// Whether an earlier cause of the same case waits, so that this one is its continuation.
  public boolean continues(Stamp cause) {
    return !waiting.of(cause.key()).isEmpty();
  }

  /// Now this case waits.
  public Told waitFor(Stamp cause) {
    List<Stamp> others = without(cause);
    List<Stamp> grown = new ArrayList<>(others);
    grown.add(-Collections.binarySearch(others, cause) - 1, cause);
    return new Told(
        cases, new Track(grown.subList(Math.max(0, grown.size() - MOST_WAITING), grown.size())));
  }

  /// This waiting case came to nothing.
  public Told cancelled(Stamp cause) {
    return new Told(cases, new Track(without(cause)));
  }

  /// This case is told; at most `keep` cases are remembered for `within`.
  public Told tell(Stamp cause, int keep, Duration within) {
    return new Told(
        cases.add(cause, new TrackSpec(0, keep, within.multipliedBy(2))),
        new Track(without(cause)));
  }

  /// Whether this very case was told: the same cause or a copy of it, or another cause of the same
  /// correlated case.
  public boolean has(Stamp cause) {
    return cause.key() == 0 ? cases.has(cause) : !cases.of(cause.key()).isEmpty();
  }

  /// How many cases were told less than `within` before or after an event.
  public int near(Stamp cause, Duration within) {
    return (int)
        cases.stamps().stream()
            .filter(told -> Math.abs(told.millis() - cause.millis()) < within.toMillis())
            .count();
  }

  /// What two halves of one person were told. A case that waits on the other half has its timer
  /// there, which finds whom it belongs to now; it does not wait here as well.
  public Told merge(Told other, int keep, Duration within) {
    TrackSpec spec = new TrackSpec(0, keep, within.multipliedBy(2));
    return new Told(cases.merge(other.cases, spec), waiting);
  }

  private List<Stamp> without(Stamp cause) {
    return waiting.stamps().stream().filter(stamp -> !stamp.equals(cause)).toList();
  }
}
