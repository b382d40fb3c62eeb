package dev.headsup.aws.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a request arrived by our clock, and when it left by the client's. The difference is what
/// the client's clock is wrong by, and all its times with it; Segment's rule (`timestamp =
/// receivedAt - (sentAt - originalTimestamp)`) within bounds:
///
/// - up to [Limits#AHEAD] either way it is the network's time, or a retry's, and nothing changes;
/// - up to [Limits#SKEW] either way it is taken off in whole minutes, so that the same event sent
///   again, a little sooner or later on its way, has the same time and counts once;
/// - beyond, `sentAt` is not believed (a recorded request played again), and nothing changes.
///
/// What the corrected time is worth is judged as if the client had written it.
///
/// @param sent what the request says; null when it says nothing that is a time
record Receipt(Instant received, @Nullable Instant sent) {
  /// @param sentAt as the request says it
  static Receipt of(Instant received, @Nullable String sentAt) {
    return new Receipt(received, sentAt == null ? null : Timestamps.read(sentAt).orElse(null));
  }

  /// When an event happened by our clock; empty when it does not say.
  Optional<Instant> at(RawEvent event) {
    return event.time().map(written -> written.plus(behind(event)));
  }

  /// How far the client's clock is behind ours.
  private Duration behind(RawEvent event) {
    Instant left =
        sent == null ? event.text("sentAt").flatMap(Timestamps::read).orElse(null) : sent;
    if (left == null) {
      return Duration.ZERO;
    }
    Duration behind = Duration.between(left, received);
    Duration far = behind.abs();
    return far.compareTo(Limits.AHEAD) <= 0 || far.compareTo(Limits.SKEW) > 0
        ? Duration.ZERO
        : Duration.ofMinutes(Math.round(behind.toMillis() / 60_000.0));
  }
}
