/// What a support tool is told of a customer before it answers them. Start with
/// [dev.headsup.functions.console.context.ContextDoor].
@NullMarked
package dev.headsup.functions.console.context;

import org.jspecify.annotations.NullMarked;
