package dev.headsup.local.replay;

import dev.headsup.local.client.Answer;
import dev.headsup.local.client.Door;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Moves the local clock of a running Headsup along with the events of a replay.
///
/// What it promises: when an event is sent, the clock has reached its time and, unless the machine
/// is slow, is still in the same minute, which is how often schedules fire. Before the clock moves,
/// all that was sent is worked off; on its way, everything that falls due is done at its own time,
/// in order. So each decision sees the same now, and the same history, as it would have had live.
/// The clock never goes back: a late event is simply sent late.
final class Clock {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Door door;
  private @Nullable Instant now;
  private @Nullable Instant latest;

  Clock(Door door) {
    this.door = door;
  }

  /// Takes note of the next event. True when it begins a later minute, so that it may not share a
  /// batch with those before it.
  boolean begins(Instant event) {
    if (latest != null && !minute(event).isAfter(minute(latest))) {
      return false;
    }
    latest = event;
    return true;
  }

  /// Moves the clock to this time, if that is later than now.
  ///
  /// @throws ReplayFailure when the clock is past the first event's minute already
  void reach(Instant event) {
    if (now != null && !event.isAfter(now)) {
      return;
    }
    Answer answer = move(event);
    if (answer.status() == 404) {
      throw new ReplayFailure("there is no local clock: '--clock event' is for a local stack only");
    }
    if (!answer.taken() && now == null) {
      // The clock may have gone on since it was set to the first event: its minute is near enough.
      answer = move(minute(event).plus(1, ChronoUnit.MINUTES));
      if (!answer.taken()) {
        throw new ReplayFailure(
            "the local clock is past the first event, of "
                + event
                + ", and never goes back: start the stack with './headsup up --clock "
                + minute(event)
                + "' or earlier ("
                + answer.body().strip()
                + ")");
      }
    }
    // Later refusals only say that the clock went on by itself meanwhile.
    now = event;
  }

  /// Returns when all that was sent is worked off and all that is due up to now is done.
  void drain() {
    Answer answer = door.post("/_local/drain", "{}", PATIENCE);
    if (!answer.taken()) {
      throw new ReplayFailure(
          "the stack did not come to rest: " + answer.status() + " " + answer.body().strip());
    }
  }

  private Answer move(Instant to) {
    return door.post("/_local/clock", "{\"to\":\"" + to + "\"}", PATIENCE);
  }

  private static Instant minute(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES);
  }
}
