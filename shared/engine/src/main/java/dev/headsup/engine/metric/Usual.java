package dev.headsup.engine.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What is usual, as far as people are told of it: at this half hour of the week where the time of
/// the week tells much, else lately. On the steady scale of its measure.
final class Usual {
  private static final int HALF_HOUR = 1800;
  private static final int WEEK = 7 * 48;

  /// How many readings of a half hour one counts for at most: some four weeks.
  private static final int MOST = 24;

  private static final double LATELY = 0.01;

  /// The weight of what the level of these days is, beside the time of the week.
  private static final double DRIFT = 0.005;

  /// So many readings of lately, or of these days, are needed.
  static final int LEAST = 150;

  private final boolean weekly;
  private final float[] means;
  private final byte[] counts;
  private double lately = Double.NaN;
  private int readings;

  Usual(boolean weekly) {
    this.weekly = weekly;
    this.means = new float[weekly ? WEEK : 0];
    this.counts = new byte[weekly ? WEEK : 0];
  }

  /// What is usual at a second of the epoch; NaN while that is not known.
  double at(long second) {
    if (!weekly) {
      return readings < LEAST ? Double.NaN : lately;
    }
    double profile = profile(second);
    return Double.isNaN(profile) ? Double.NaN : profile + (Double.isNaN(lately) ? 0 : lately);
  }

  /// Whether enough was held against what is usual to know how far readings are from it.
  boolean isTried() {
    return readings >= LEAST;
  }

  /// Between the middles of two half hours, in proportion: traffic does not move in steps.
  private double profile(long second) {
    double place = (double) Math.floorMod(second, (long) WEEK * HALF_HOUR) / HALF_HOUR - 0.5;
    int before = Math.floorMod((int) Math.floor(place), WEEK);
    int after = (before + 1) % WEEK;
    if (counts[before] == 0 || counts[after] == 0) {
      return Double.NaN;
    }
    double part = place - Math.floor(place);
    return means[before] * (1 - part) + means[after] * part;
  }

  void learn(long second, double steady) {
    if (!weekly) {
      readings = Math.min(LEAST, readings + 1);
      lately =
          Double.isNaN(lately)
              ? steady
              : lately + Math.max(LATELY, 1.0 / readings) * (steady - lately);
      return;
    }
    double profile = profile(second);
    if (!Double.isNaN(profile)) {
      readings = Math.min(LEAST, readings + 1);
      double drift = Double.isNaN(lately) ? 0 : lately;
      lately = drift + DRIFT * (steady - profile - drift);
    }
    int place = (int) Math.floorMod(second / HALF_HOUR, (long) WEEK);
    counts[place] = (byte) Math.min(MOST, counts[place] + 1);
    means[place] += (float) ((steady - means[place]) / counts[place]);
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(lately);
    out.writeShort(readings);
    for (int place = 0; place < means.length; place++) {
      out.writeByte(counts[place]);
      if (counts[place] > 0) {
        out.writeFloat(means[place]);
      }
    }
  }

  void read(DataInput in) throws IOException {
    lately = in.readDouble();
    readings = in.readShort();
    for (int place = 0; place < means.length; place++) {
      counts[place] = in.readByte();
      if (counts[place] > 0) {
        means[place] = in.readFloat();
      }
    }
  }
}
