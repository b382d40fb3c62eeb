package dev.headsup.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Something that the clock fires at a fixed rate, at whole multiples of `every` since 1970 (so
/// each minute on the minute).
///
/// @param name for logs
/// @param job called with the instant it is due; it must not throw for what the job itself finds
///   wrong
/// @param lookahead says how far a move of the clock may skip this firing
public record Firing(String name, Duration every, Consumer<Instant> job, Lookahead lookahead) {
  public Firing {
    if (every.toSeconds() < 1) {
      throw new IllegalArgumentException("a rate of at least one second, not " + every);
    }
  }

  /// The first instant after `after` at which this is due.
  Instant next(Instant after) {
    long rate = every.toSeconds();
    return Instant.ofEpochSecond((Math.floorDiv(after.getEpochSecond(), rate) + 1) * rate);
  }

  /// Knows when a firing can have an effect, so that moving the clock by a year does not fire half
  /// a million times for nothing.
  public interface Lookahead {
    /// The earliest instant from which on a firing can have an effect, as things stand now; empty:
    /// none can. An instant too early only costs time; an instant too late would change results, so
    /// whoever does not know answers [Instant#MIN].
    Optional<Instant> nextEffect();

    /// No firing within a move counts: it tells how things stand, or asks somebody outside, and the
    /// next one in real time says the same.
    static Lookahead present() {
      return Optional::empty;
    }

    /// Every firing counts.
    static Lookahead none() {
      return () -> Optional.of(Instant.MIN);
    }
  }
}
