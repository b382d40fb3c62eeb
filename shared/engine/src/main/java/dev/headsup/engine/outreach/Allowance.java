package dev.headsup.engine.outreach;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One limit of which each attempt to send takes one, before the provider is asked ([Allowances]).
///
/// @param name of its counter
/// @param most how many may be taken, at least 1; at most [#MOST_WITHIN] of one that is for a time
/// @param within in any such time; null for all together
/// @param forget when nobody asks for it any more; [Instant#MAX] for never
/// @param spent what is said when all are taken
/// @param elsewhere whether another channel may say it instead then
public record Allowance(
    String name,
    long most,
    @Nullable Duration within,
    Instant forget,
    String spent,
    boolean elsewhere) {
  /// The most that one for a time may have, since each that was taken is remembered with its time.
  public static final int MOST_WITHIN = 50;

  public Allowance {
    if (most < 1 || (within != null && most > MOST_WITHIN)) {
      throw new IllegalArgumentException(
          "An allowance is at least 1, and at most " + MOST_WITHIN + " within a time: " + most);
    }
  }
}
