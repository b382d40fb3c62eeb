package dev.headsup.engine.decision;

import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.List;

/// What became of a candidate.
public sealed interface Decision {
  /// The customer is told, by these channels.
  record Send(List<Channel> channels) implements Decision {
    public Send {
      channels = List.copyOf(channels);
    }
  }

  /// Not yet: the gates are asked again at a time.
  record Defer(Instant until) implements Decision {}

  /// The customer is deliberately not told.
  ///
  /// @param gate the gate that stopped it
  /// @param reason in words
  record Suppress(Gate gate, String reason) implements Decision {}
}
