package dev.headsup.local.stack;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// How a stack is started.
///
/// @param port of the HTTP front, 0 for a free one
/// @param data folder that keeps everything between runs; empty: in memory
/// @param triggers folder with one folder for each trigger
/// @param clock where the local clock starts; empty: where it was left in `data`, or now
/// @param template the SAM template
public record StackOptions(
    int port, Optional<Path> data, Path triggers, Optional<Instant> clock, Path template) {
  public StackOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }
}
