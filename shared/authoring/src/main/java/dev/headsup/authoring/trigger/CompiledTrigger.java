package dev.headsup.authoring.trigger;

import dev.headsup.authoring.message.MessageSet;
import dev.headsup.engine.trigger.Trigger;
import java.util.List;
import java.util.stream.Stream;

/// A trigger with the messages that it speaks by; the trigger's hash covers both.
///
/// @param followUps what follows up on it, in the order written; they have none themselves
public record CompiledTrigger(
    Trigger trigger, MessageSet messages, List<CompiledTrigger> followUps) {
  public CompiledTrigger {
    followUps = List.copyOf(followUps);
  }

  /// This one and what follows up on it, in the order in which they are decided.
  public List<CompiledTrigger> all() {
    return Stream.concat(Stream.of(this), followUps.stream()).toList();
  }
}
