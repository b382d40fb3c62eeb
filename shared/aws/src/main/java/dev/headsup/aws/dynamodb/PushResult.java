package dev.headsup.aws.dynamodb;

import dev.headsup.engine.configuration.Push;
import java.util.List;

/// What became of a push.
public sealed interface PushResult {
  /// It is in place.
  record Done(Push push) implements PushResult {}

  /// Others were quicker: nothing of it is in place.
  ///
  /// @param meanwhile what was pushed since the snapshot that it was made against, oldest first
  record Overtaken(List<Push> meanwhile) implements PushResult {
    public Overtaken {
      meanwhile = List.copyOf(meanwhile);
    }
  }

  /// Another push in several parts has begun and not ended: nothing of this one is in place.
  record UnderWay(Push other) implements PushResult {}
}
