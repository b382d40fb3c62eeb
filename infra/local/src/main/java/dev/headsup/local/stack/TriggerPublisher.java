package dev.headsup.local.stack;

import java.io.IOException;
import java.nio.file.Path;

/// Makes the triggers of a folder the ones that run.
public interface TriggerPublisher {
  /// Publishes every trigger in the folder and takes back those that are no longer there.
  ///
  /// @return how many run now
  int publish(Path folder) throws IOException;
}
