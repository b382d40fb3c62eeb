package dev.headsup.local.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Whether the clocks agree: an event from the future is refused, and a case that is judged by a
/// clock of its own is told at odd times.
///
/// @param theirs what the stack's side says; null-free: throws where it cannot be asked
record ClockCheck(Supplier<Instant> theirs, InstantSource clock, boolean local) implements Check {

  private static final Duration NEAR = Duration.ofSeconds(60);
  private static final Duration FAR = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Finding> look() {
    Instant there = theirs.get();
    Duration apart = Duration.between(clock.instant(), there).abs();
    if (apart.compareTo(NEAR) < 0) {
      return List.of(Finding.ok("agrees with this machine's"));
    }
    if (local) {
      return List.of(
          Finding.look(
              "the local clock stands at " + there,
              "meant so, if somebody gave --clock or moved it"));
    }
    String what = "this machine's clock is " + apart.toSeconds() + " s from that of AWS";
    return List.of(
        apart.compareTo(FAR) < 0
            ? Finding.look(what, "set it by the network (NTP)")
            : Finding.wrong(what, "set it by the network (NTP): requests are refused like this"));
  }
}
