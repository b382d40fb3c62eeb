package dev.headsup.authoring.trigger;

import dev.headsup.authoring.message.MessageSet;
import dev.headsup.engine.trigger.Trigger;

/// A trigger with the messages that it speaks by; the trigger's hash covers both.
public record CompiledTrigger(Trigger trigger, MessageSet messages) {}
