package dev.headsup.engine.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How large one kind of number usually gets, and so how unlikely a larger one is.
///
/// Above a high quantile the excess is taken for a generalised Pareto distribution, as extreme
/// value theory says it is whatever the numbers themselves are like (Pickands 1975; for streams
/// Siffer et al., "Anomaly Detection in Streams with Extreme Value Theory", KDD 2017). Its shape
/// comes from mean and variance of the excesses (method of moments, Hosking and Wallis 1987) and
/// stays between 0, an exponential tail, and [#HEAVIEST]. What is old is forgotten slowly.
final class Tail {
  /// How many numbers are only collected before the first judgement.
  static final int WARM_UP = 150;

  private static final double QUANTILE = 0.98;
  private static final double HEAVIEST = 0.25;

  /// After some 1,400 numbers one counts half.
  private static final double FORGET = 0.9995;

  /// The part of a mean excess by which the quantile moves with each number, as it is exceeded.
  private static final double STEP = 0.05;

  private final float[] first = new float[WARM_UP];
  private int collected;
  private double threshold;
  private double count;
  private double above;
  private double mean;
  private double variance;

  /// The chance of a number at least this large, as -log10: 4 means one in 10,000. 0 for what is
  /// usual, and while too little is known.
  double surprise(double number) {
    if (collected < WARM_UP || number <= threshold) {
      return 0;
    }
    double excess = number - threshold;
    double shape = Math.clamp(0.5 * (1 - mean * mean / variance), 0, HEAVIEST);
    double tail =
        shape == 0 ? -excess / mean : -Math.log1p(shape * excess / (mean * (1 - shape))) / shape;
    return -(Math.log(above / count) + tail) / Math.log(10);
  }

  void add(double number) {
    if (collected < WARM_UP) {
      first[collected++] = (float) number;
      if (collected == WARM_UP) {
        begin();
      }
      return;
    }
    count = count * FORGET + 1;
    above *= FORGET;
    if (number <= threshold) {
      threshold -= mean * STEP * (1 - QUANTILE);
      return;
    }
    above++;
    double far = number - threshold - mean;
    mean += far / above;
    variance += (far * (number - threshold - mean) - variance) / above;
    threshold += mean * STEP * QUANTILE;
  }

  private void begin() {
    Arrays.sort(first);
    threshold = first[(int) (QUANTILE * WARM_UP)];
    count = WARM_UP;
    double sum = 0;
    for (float number : first) {
      if (number > threshold) {
        above++;
        sum += number - threshold;
      }
    }
    above = Math.max(1, above);
    // Numbers that never moved have no excess yet; the first that moves is a surprise all the same.
    mean = Math.max(sum / above, Math.abs(threshold) * 1e-3 + 1e-9);
    variance = mean * mean;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(collected);
    if (collected < WARM_UP) {
      for (int i = 0; i < collected; i++) {
        out.writeFloat(first[i]);
      }
      return;
    }
    for (double number : new double[] {threshold, count, above, mean, variance}) {
      out.writeDouble(number);
    }
  }

  void read(DataInput in) throws IOException {
    collected = in.readUnsignedByte();
    if (collected < WARM_UP) {
      for (int i = 0; i < collected; i++) {
        first[i] = in.readFloat();
      }
      return;
    }
    threshold = in.readDouble();
    count = in.readDouble();
    above = in.readDouble();
    mean = in.readDouble();
    variance = in.readDouble();
  }
}
