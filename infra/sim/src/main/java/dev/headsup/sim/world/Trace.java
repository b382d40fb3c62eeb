package dev.headsup.sim.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What happened in a run, line by line, with the time of each. Of a run that nobody reads only the
/// digest is kept.
public final class Trace {
  private final SimClock clock;
  private final boolean whole;
  private final List<String> lines = new ArrayList<>();
  private final MessageDigest digest;
  private long count;

  /// @param whole whether the lines are kept too
  Trace(SimClock clock, boolean whole) {
    this.clock = clock;
    this.whole = whole;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  /// Notes what happens now.
  ///
  /// @param what without anything that differs from run to run
  void note(String what) {
    Instant now = clock.instant();
    String line = now + " " + what + "\n";
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    count++;
    if (whole) {
      lines.add(line);
    }
  }

  /// How many lines there are.
  public long count() {
    return count;
  }

  /// All lines; empty where they were not kept.
  public String text() {
    return String.join("", lines);
  }

  /// The SHA-256 of all lines so far, in hexadecimal.
  public String digest() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("SHA-256 can be copied", impossible);
    }
  }
}
