package dev.headsup.engine.metric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// One way to look at a series: each turns it into numbers whose extremes mean something.
sealed interface View permits Change, Level, Spread, Season {
  /// What this view makes of a reading, before it learns from it.
  ///
  /// @param second of the epoch
  /// @return a number; NaN while it knows too little
  double of(long second, double value);

  /// What it says of a number that is too large, or too small.
  String words(boolean high);

  void write(DataOutput out) throws IOException;

  void read(DataInput in) throws IOException;
}
