package dev.headsup.engine.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How far a reading is from what is usual at this time of the day and of the week (UTC), for the
/// level at which the series stands these days.
final class Season implements View {
  private static final int DAY = 48;
  private static final int WEEK = 7 * DAY;
  private static final int SECONDS = 86_400 / DAY;

  /// How many readings of the same time of the day, or of the week, are remembered.
  private static final int DAYS = 40;

  private static final int WEEKS = 12;

  /// How fast a lasting difference becomes the usual one.
  private static final double WEIGHT = 0.02;

  private final float[] means = new float[DAY + WEEK];
  private final byte[] counts = new byte[DAY + WEEK];
  private double offset;

  @Override
  public double of(long second, double value) {
    int place = (int) Math.floorMod(second / SECONDS, (long) WEEK);
    int ofDay = place % DAY;
    int ofWeek = DAY + place;
    double difference = Double.NaN;
    if (counts[ofDay] > 0) {
      double usual = counts[ofWeek] > 0 ? (means[ofDay] + means[ofWeek]) / 2 : means[ofDay];
      difference = value - usual - offset;
      offset += WEIGHT * difference;
    }
    learn(ofDay, value, DAYS);
    learn(ofWeek, value, WEEKS);
    return difference;
  }

  private void learn(int place, double value, int most) {
    counts[place] = (byte) Math.min(most, counts[place] + 1);
    means[place] += (float) ((value - means[place]) / counts[place]);
  }

  @Override
  public String words(boolean high) {
    return (high ? "it is higher" : "it is lower") + " than at this time on other days";
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeDouble(offset);
    for (int place = 0; place < means.length; place++) {
      out.writeByte(counts[place]);
      if (counts[place] > 0) {
        out.writeFloat(means[place]);
      }
    }
  }

  @Override
  public void read(DataInput in) throws IOException {
    offset = in.readDouble();
    for (int place = 0; place < means.length; place++) {
      counts[place] = in.readByte();
      if (counts[place] > 0) {
        means[place] = in.readFloat();
      }
    }
  }
}
