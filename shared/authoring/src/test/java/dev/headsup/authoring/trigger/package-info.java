/// Trigger files, right and wrong. Start with [dev.headsup.authoring.trigger.ImportStruggleTest].
@NullMarked
package dev.headsup.authoring.trigger;

import org.jspecify.annotations.NullMarked;
