package dev.headsup.authoring.message;

import dev.headsup.engine.message.Message;
import java.util.List;

/// What became of a message when it was put into words for one customer.
public sealed interface Rendered {
  /// It can be sent.
  ///
  /// @param notes what was changed so that it fits, for the log; mostly empty
  record Made(Message message, List<String> notes) implements Rendered {
    public Made {
      notes = List.copyOf(notes);
    }
  }

  /// It must not be sent as it is.
  ///
  /// @param reason for the ledger, in plain words
  record Refused(String reason) implements Rendered {}
}
