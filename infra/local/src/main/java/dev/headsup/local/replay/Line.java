package dev.headsup.local.replay;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line of a stream: a call that can be sent, or the reason why it cannot.
public sealed interface Line {

  /// The line's number in its file, from 1.
  long number();

  /// A Segment call as JSON text.
  ///
  /// @param json the call, one line, always with a `messageId`
  /// @param time when it happened, or null where the line does not say
  record Call(long number, String json, @Nullable Instant time) implements Line {

    /// When it happened, where the line says so.
    public Optional<Instant> happened() {
      return Optional.ofNullable(time);
    }
  }

  /// A line that is not an event.
  ///
  /// @param reason what is wrong with it, in words for the person who wrote the file
  record Bad(long number, String reason) implements Line {}
}
