package dev.headsup.local.replay;

import java.time.Duration;
import java.util.Locale;

/// What a replay did, in the order in which the summary line shows it.
///
/// @param sent events put on the wire, each counted once however often its batch was tried
/// @param accepted events that the door took
/// @param refused events that the door turned away for good
/// @param badLines lines of the file that are no event and were skipped
/// @param retried requests that had to be sent again
public record Summary(
    long sent, long accepted, long refused, long badLines, long retried, Duration took) {

  /// True when every line of the file was taken.
  public boolean complete() {
    return refused == 0 && badLines == 0;
  }

  /// Events a second over the whole replay; 0 for one that took no time.
  public double rate() {
    return took.isZero() ? 0 : sent * 1e9 / took.toNanos();
  }

  /// One line of JSON.
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"sent\":%d,\"accepted\":%d,\"refused\":%d,\"badLines\":%d,\"seconds\":%.3f,"
            + "\"eventsPerSecond\":%.1f,\"retried\":%d}",
        sent,
        accepted,
        refused,
        badLines,
        took.toNanos() / 1e9,
        rate(),
        retried);
  }
}
