package dev.headsup.engine.decision;

import java.time.Duration;

/// Durations and counts as people say them.
public final class Words {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Words() {}

  /// A duration in its largest whole unit, for example `20 minutes`, `14 days`, `90 seconds`.
  public static String of(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= DAY && seconds % DAY == 0) {
      return plural(seconds / DAY, "day");
    }
    if (seconds >= HOUR && seconds % HOUR == 0) {
      return plural(seconds / HOUR, "hour");
    }
    if (seconds >= MINUTE && seconds % MINUTE == 0) {
      return plural(seconds / MINUTE, "minute");
    }
    return plural(seconds, "second");
  }

  /// How often, for example `once`, `3 times`.
  public static String times(int times) {
    return times == 1 ? "once" : times + " times";
  }

  private static String plural(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
