package dev.headsup.aws;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.MaxRetriesExceededException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Repeats a step until nothing is left of it: what AWS took only in part, and what two writers
/// touched at once. At most [#MOST] rounds, with pauses that grow from 50 milliseconds to 2 seconds
/// and vary by half, so that writers who met once do not meet again.
///
/// The first round runs bare: a function that starts cold loads the machinery only when it is
/// needed.
public final class Rounds {
  /// How many rounds there are at most.
  public static final int MOST = 7;

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

  private static final class More {
    private static final IntervalFunction PAUSES =
        IntervalFunction.ofExponentialRandomBackoff(
            Duration.ofMillis(50), 2.0, 0.5, Duration.ofSeconds(2));
    private static final RetryConfig CONFIG =
        RetryConfig.<Boolean>custom()
            .maxAttempts(MOST)
            .intervalFunction(PAUSES)
            .retryOnResult(done -> !done)
            .retryOnException(thrown -> false)
            .failAfterMaxAttempts(true)
            .build();

    /// The rounds after the first, which counts as one here too: it pauses before the second.
    static boolean done(BooleanSupplier step) {
      boolean[] first = {true};
      try {
        return Retry.of("rounds", CONFIG)
            .executeSupplier(() -> {
              if (first[0]) {
                first[0] = false;
                return false;
              }
              return step.getAsBoolean();
            });
      } catch (MaxRetriesExceededException tooMany) {
        return false;
      }
    }
  }
}
