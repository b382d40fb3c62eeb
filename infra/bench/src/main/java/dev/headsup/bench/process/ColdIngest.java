package dev.headsup.bench.process;

import dev.headsup.functions.ingest.IngestHandler;
import java.io.IOException;

/// The ingest function, as Lambda starts it.
final class ColdIngest {
  private ColdIngest() {}

  /// Handles one event in a fresh JVM.
  public static void main(String[] arguments) throws IOException {
    Cold.handle(new IngestHandler(), arguments[0]);
  }
}
