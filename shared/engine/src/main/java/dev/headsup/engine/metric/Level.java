package dev.headsup.engine.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How high the series stands, whatever it did before.
final class Level implements View {
  private final double weight;
  private double level = Double.NaN;

  /// @param weight of the newest reading in the mean; 1 looks at each reading alone
  Level(double weight) {
    this.weight = weight;
  }

  @Override
  public double of(long second, double value) {
    level = Double.isNaN(level) ? value : level + weight * (value - level);
    return level;
  }

  @Override
  public String words(boolean high) {
    String when = weight == 1 ? "it ever was" : "it stayed before";
    return (high ? "it is higher than " : "it is lower than ") + when;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeDouble(level);
  }

  @Override
  public void read(DataInput in) throws IOException {
    level = in.readDouble();
  }
}
