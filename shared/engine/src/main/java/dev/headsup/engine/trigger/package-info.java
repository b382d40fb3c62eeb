/// What CX configures: [dev.headsup.engine.trigger.Trigger] is one trigger,
/// [dev.headsup.engine.trigger.TriggerSet] all live ones, indexed. Start with `Trigger`.
@NullMarked
package dev.headsup.engine.trigger;

import org.jspecify.annotations.NullMarked;
