package dev.headsup.engine.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How far a reading is from the ones right before it, of which the newest weighs most.
final class Change implements View {
  private final double weight;
  private double usual = Double.NaN;

  /// @param weight of the newest reading in the mean, above 0 and below 1
  Change(double weight) {
    this.weight = weight;
  }

  @Override
  public double of(long second, double value) {
    double change = value - usual;
    usual = Double.isNaN(usual) ? value : usual + weight * change;
    return change;
  }

  @Override
  public String words(boolean high) {
    return high ? "it jumped up" : "it dropped";
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeDouble(usual);
  }

  @Override
  public void read(DataInput in) throws IOException {
    usual = in.readDouble();
  }
}
