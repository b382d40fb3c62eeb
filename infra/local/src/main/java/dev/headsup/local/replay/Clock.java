package dev.headsup.local.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Moves the local clock of a running Headsup along with the events of a replay, minute by minute,
/// because that is how often schedules fire.
///
/// What it promises: when an event is sent, the clock has reached its time and is at most in the
/// same minute; everything that fell due before that minute was done first; and every event of an
/// earlier minute was worked off before the clock left it. So each decision sees the same now, and
/// the same history, as it would have had live. The clock never goes back: a late event is simply
/// sent late.
final class Clock {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Door door;
  private @Nullable Instant now;

  Clock(Door door) {
    this.door = door;
  }

  /// True for an event of a later minute: it may not share a batch with those already waiting.
  boolean leaves(Instant event) {
    return now == null
        || event.truncatedTo(ChronoUnit.MINUTES).isAfter(now.truncatedTo(ChronoUnit.MINUTES));
  }

  /// Works off what was sent, moves the clock to the minute of this event, and does what fell due
  /// until then.
  void enter(Instant event) {
    if (now != null) {
      drain();
    }
    move(event.truncatedTo(ChronoUnit.MINUTES));
    drain();
  }

  /// Moves the clock to this time, if that is later than now.
  void reach(Instant event) {
    if (now != null && event.isAfter(now)) {
      move(event);
    }
  }

  /// Returns when all that was sent is worked off and all that is due up to now is done.
  void drain() {
    Answer answer = door.post("/_local/drain", "{}", PATIENCE);
    if (!answer.taken()) {
      throw new ReplayFailure(
          "the stack did not come to rest: " + answer.status() + " " + answer.body());
    }
  }

  private void move(Instant to) {
    Answer answer = door.post("/_local/clock", "{\"to\":\"" + to + "\"}", PATIENCE);
    if (!answer.taken()) {
      throw new ReplayFailure(
          "the local clock did not move to "
              + to
              + " ("
              + answer.status()
              + " "
              + answer.body()
              + "): it never goes back, so start the stack with './headsup up --clock "
              + to
              + "' or earlier");
    }
    now = to;
  }
}
