/// What customers say about us: [dev.headsup.engine.mention.Tone] is what is kept of their words.
/// Start with `Tone`.
@NullMarked
package dev.headsup.engine.mention;

import org.jspecify.annotations.NullMarked;
