package dev.headsup.engine.metric;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/// Watches one series of numbers and says how surprising each new one is. It has no setting: it
/// looks at the series in six ways, each learns by itself what is usual ([Tail]), and the one that
/// is surprised most speaks. Causal: a reading's score depends on it and earlier ones only.
///
/// One instance a series, not safe for use by several threads. Its [#state] is at most 8 KB while
/// it warms up and about 2.5 KB after.
public final class Detector {
  /// From this score on a reading is called an anomaly: a chance of about one in 6,000.
  public static final double ANOMALY = score(3.8);

  /// Below it nothing is said at all.
  private static final double NOTABLE = 3;

  /// For so many readings after an anomaly only a greater one is a new one.
  private static final int REST = 100;

  private static final byte VERSION = 1;

  private final List<View> views =
      List.of(
          new Change(0.1),
          new Change(0.5),
          new Level(1),
          new Level(0.03),
          new Spread(),
          new Season());
  private final List<Tail> high = views.stream().map(view -> new Tail()).toList();
  private final List<Tail> low = views.stream().map(view -> new Tail()).toList();
  private double peak;
  private int sincePeak = REST;

  /// What is said of a reading.
  ///
  /// @param score 0 (as usual, or a rest of what was said already) to below 1; see [#ANOMALY]
  /// @param words what is unusual about it, for people; empty where the score is 0
  public record Reading(double score, String words) {}

  /// A series of which nothing is known.
  public Detector() {}

  /// Goes on where a state was written.
  ///
  /// @throws IllegalArgumentException when it is not such a state, or one of another version
  public static Detector of(byte[] state) {
    Detector detector = new Detector();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      if (in.readByte() != VERSION) {
        throw new IllegalArgumentException("Not a detector's state of version " + VERSION);
      }
      detector.peak = in.readDouble();
      detector.sincePeak = in.readUnsignedByte();
      for (int i = 0; i < detector.views.size(); i++) {
        detector.views.get(i).read(in);
        detector.high.get(i).read(in);
        detector.low.get(i).read(in);
      }
      return detector;
    } catch (IOException cut) {
      throw new IllegalArgumentException("A detector's state that was cut off", cut);
    }
  }

  /// All that it knows.
  public byte[] state() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeDouble(peak);
      out.writeByte(sincePeak);
      for (int i = 0; i < views.size(); i++) {
        views.get(i).write(out);
        high.get(i).write(out);
        low.get(i).write(out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// The next reading of the series.
  ///
  /// @param at when; usually later than the one before, but nothing breaks when it is not
  /// @throws IllegalArgumentException when the value is no finite number
  public Reading next(Instant at, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A reading is a finite number: " + value);
    }
    double surprise = 0;
    String words = "";
    for (int i = 0; i < views.size(); i++) {
      View view = views.get(i);
      double seen = view.of(at.getEpochSecond(), value);
      if (!Double.isNaN(seen)) {
        double above = high.get(i).surprise(seen);
        double below = low.get(i).surprise(-seen);
        high.get(i).add(seen);
        low.get(i).add(-seen);
        if (Math.max(above, below) > surprise) {
          surprise = Math.max(above, below);
          words = view.words(above > below);
        }
      }
    }
    return told(surprise) ? new Reading(score(surprise), words) : new Reading(0, "");
  }

  private boolean told(double surprise) {
    sincePeak = Math.min(REST, sincePeak + 1);
    if (surprise < NOTABLE || (sincePeak < REST && surprise <= peak)) {
      return false;
    }
    peak = surprise;
    sincePeak = 0;
    return true;
  }

  /// From -log10 of a chance to 0..1.
  private static double score(double surprise) {
    return surprise / (surprise + 6);
  }
}
