/// Work for later: one mechanism, [dev.headsup.engine.due.DueEntry], for waits, absence and rescue.
@NullMarked
package dev.headsup.engine.due;

import org.jspecify.annotations.NullMarked;
