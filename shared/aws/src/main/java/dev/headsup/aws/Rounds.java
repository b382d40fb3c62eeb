package dev.headsup.aws;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// Repeats a step until nothing is left of it: what AWS took only in part, and what two writers
/// touched at once. At most [#MOST] rounds, with pauses that grow from 50 milliseconds to 2 seconds
/// and vary by half, so that writers who met once do not meet again.
///
/// The first round runs bare: a function that starts cold loads the machinery only when it is
/// needed.
public final class Rounds {
  /// How many rounds there are at most.
  public static final int MOST = 7;

  /// Who lets the time between two rounds pass. The simulator does it for the functions that it
  /// runs, whose clock is not the machine's.
  private static final ScopedValue<IntConsumer> PAUSES = ScopedValue.newInstance();

  private Rounds() {}

  /// Runs a step until it says that it is done. What it throws passes through at once.
  ///
  /// @param what names the step when it does not end
  /// @throws IllegalStateException when it is not done after [#MOST] rounds
  public static void until(String what, BooleanSupplier done) {
    if (!done.getAsBoolean() && !More.done(done)) {
      throw new IllegalStateException(what + ": not done after " + MOST + " rounds");
    }
  }

  /// Runs work of which the rounds pause in another way.
  ///
  /// @param pause lets some time pass after a round; gets its number, from 1
  public static void pausing(IntConsumer pause, Runnable work) {
    ScopedValue.where(PAUSES, pause).run(work);
  }

  private static final class More {
    private static final IntervalFunction INTERVALS =
        IntervalFunction.ofExponentialRandomBackoff(
            Duration.ofMillis(50), 2.0, 0.5, Duration.ofSeconds(2));

    /// The rounds after the first.
    static boolean done(BooleanSupplier step) {
      IntConsumer pause = PAUSES.orElse(More::sleep);
      for (int round = 1; round < MOST; round++) {
        pause.accept(round);
        if (step.getAsBoolean()) {
          return true;
        }
      }
      return false;
    }

    private static void sleep(int round) {
      try {
        Thread.sleep(INTERVALS.apply(round));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Stopped while a round was awaited", stopped);
      }
    }
  }
}
