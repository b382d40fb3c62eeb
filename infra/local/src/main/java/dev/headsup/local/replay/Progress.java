package dev.headsup.local.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells a person every few seconds how far a replay has come.
final class Progress {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private static final int BAD_LINES_SHOWN = 20;

  private final PrintWriter out;
  private final boolean wanted;
  private final long began = System.nanoTime();
  private long last = began;
  private int told;

  Progress(PrintWriter out, boolean wanted) {
    this.out = out;
    this.wanted = wanted;
  }

  void sent(long events, @Nullable Instant at) {
    long now = System.nanoTime();
    if (!wanted || now - last < EVERY.toNanos()) {
      return;
    }
    last = now;
    double rate = events * 1e9 / Math.max(1, now - began);
    out.printf(Locale.ROOT, "%,d events sent, %,.0f a second", events, rate);
    out.println(at == null ? "" : ", now at " + at);
    out.flush();
  }

  void bad(long line, String reason) {
    told++;
    if (told <= BAD_LINES_SHOWN) {
      out.println("line " + line + ": " + reason);
    } else if (told == BAD_LINES_SHOWN + 1) {
      out.println("more lines like that are counted, but not shown");
    }
    out.flush();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
