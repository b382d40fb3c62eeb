/// Trigger files to triggers: [dev.headsup.authoring.trigger.TriggerCompiler] reads a folder's
/// files and gives a compiled trigger or all problems, located. `Place` is the whole vocabulary,
/// and [dev.headsup.authoring.trigger.Sentence] says back what was understood. Start with
/// `TriggerCompiler`.
@NullMarked
package dev.headsup.authoring.trigger;

import org.jspecify.annotations.NullMarked;
