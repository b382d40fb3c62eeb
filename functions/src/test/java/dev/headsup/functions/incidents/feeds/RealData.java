package dev.headsup.functions.incidents.feeds;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Real bodies and incidents, which are not part of this repository: in `shared/data` beside it, or
/// where the system property `headsup.data` says.
final class RealData {
  private RealData() {}

  static Path root() {
    Path found = Path.of(System.getProperty("headsup.data", "none"));
    for (Path at = Path.of("").toAbsolutePath(); at != null && !Files.isDirectory(found); ) {
      found = at.resolve("../shared/data").normalize();
      at = at.getParent();
    }
    assumeThat(found).as("skipped: ../shared/data is not beside this repository").isDirectory();
    return found;
  }

  static String payload(String name) {
    try {
      return Files.readString(root().resolve("payloads").resolve(name));
    } catch (IOException missing) {
      throw new IllegalStateException("The data has no " + name, missing);
    }
  }
}
