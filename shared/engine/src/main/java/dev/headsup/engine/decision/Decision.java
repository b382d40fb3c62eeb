package dev.headsup.engine.decision;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Severity;
import java.time.Instant;
import java.util.List;

/// What became of a candidate.
public sealed interface Decision {
  /// The customer is told, by these channels.
  ///
  /// @param otherwise the channels that may say it instead of one of those, in this order, where
  ///   that one cannot ([dev.headsup.engine.outreach.FallOver])
  record Send(List<Channel> channels, List<Channel> otherwise) implements Decision {
    public Send {
      channels = List.copyOf(channels);
      otherwise = List.copyOf(otherwise);
    }

    /// By these channels and no others.
    public Send(List<Channel> channels) {
      this(channels, List.of());
    }
  }

  /// Not yet: the gates are asked again at a time.
  record Defer(Instant until) implements Decision {}

  /// The customer belongs to those who are not told, so that the effect can be seen. Otherwise they
  /// would have been.
  ///
  /// @param experiment `global`, or the trigger's id
  record HoldOut(String experiment) implements Decision {}

  /// The customer is deliberately not told.
  ///
  /// @param gate the gate that stopped it
  /// @param reason in words
  record Suppress(Gate gate, String reason) implements Decision {}

  /// The message is withheld, and a person takes the case.
  ///
  /// @param because why a machine does not answer
  /// @param severity how soon somebody must look
  /// @param promised by when a person answers
  record HandOff(Reason because, Severity severity, Instant promised) implements Decision {}
}
