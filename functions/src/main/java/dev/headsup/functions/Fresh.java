package dev.headsup.functions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is read when first asked for, and again when it is old, or the clock was put back.
/// Where reading fails, whoever asked hears of it, and the next one to ask reads again: nobody
/// works with what may be wrong. Safe for use by many threads; one reads at a time, the others
/// wait.
public final class Fresh<T> implements Supplier<T> {
  private final Duration fresh;
  private final InstantSource clock;
  private final Function<@Nullable T, T> read;
  private @Nullable T value;
  private Instant at = Instant.MAX;

  /// @param fresh how old the value may be
  /// @param read reads it; gets the value before, null for none
  public Fresh(Duration fresh, InstantSource clock, Function<@Nullable T, T> read) {
    this.fresh = fresh;
    this.clock = clock;
    this.read = read;
  }

  @Override
  public synchronized T get() {
    Instant now = clock.instant();
    T before = value;
    if (before != null && !now.isBefore(at) && now.isBefore(at.plus(fresh))) {
      return before;
    }
    T news = read.apply(before);
    value = news;
    at = now;
    return news;
  }

  /// The value, read now however old it is.
  public synchronized T renewed() {
    T news = read.apply(value);
    value = news;
    at = clock.instant();
    return news;
  }

  /// From now on the value is old.
  public synchronized void forget() {
    value = null;
  }
}
