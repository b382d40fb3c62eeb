package dev.headsup.engine.signal;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// Why work went back to its queue, by the message that carried it. A queue knows how often a
/// message was tried and not why; whoever looks at one that was put aside wants to know both.
///
/// Safe for use by many threads and processes at once.
public interface Setbacks {
  /// The longest reason that is kept, in characters.
  int LONGEST = 300;

  /// One setback.
  ///
  /// @param message the id that the queue gave the message
  /// @param why in words for an operator, without a customer's data; cut at [#LONGEST]
  /// @param tries how many times it was handed over until then, from 1
  record Setback(String message, String why, int tries, Instant at) {
    public Setback {
      why = why.length() > LONGEST ? why.substring(0, LONGEST) : why;
    }
  }

  /// Keeps setbacks for 30 days; of one message the last stands.
  void note(Collection<Setback> setbacks);

  /// The last setback of each of these messages; one of which none is known is not in the answer.
  Map<String, Setback> of(Collection<String> messages);
}
