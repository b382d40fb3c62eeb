package dev.headsup.engine.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How restless the series is: the mean step from one reading to the next, as a logarithm, since
/// twice as restless is as telling where steps are small as where they are large.
final class Spread implements View {
  private static final double WEIGHT = 0.03;

  /// So that a series that never moves has a logarithm.
  private static final double LEAST = 1e-6;

  private double last = Double.NaN;
  private double step;

  @Override
  public double of(long second, double value) {
    if (Double.isNaN(last)) {
      last = value;
      return Double.NaN;
    }
    step += WEIGHT * (Math.abs(value - last) - step);
    last = value;
    return Math.log(step + LEAST);
  }

  @Override
  public String words(boolean high) {
    return high ? "it is more restless than it was" : "it is calmer than it was";
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeDouble(last);
    out.writeDouble(step);
  }

  @Override
  public void read(DataInput in) throws IOException {
    last = in.readDouble();
    step = in.readDouble();
  }
}
