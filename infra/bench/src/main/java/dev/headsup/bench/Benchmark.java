package dev.headsup.bench;

import dev.headsup.bench.report.Table;
import java.io.IOException;

/// Something that `./headsup bench` measures.
public interface Benchmark {
  /// The word on the command line.
  String name();

  /// What it measures, in one line.
  String about();

  /// Measures; takes seconds to minutes.
  ///
  /// @throws IOException when what it needs cannot be started or read
  Table measure(Run run) throws IOException, InterruptedException;
}
