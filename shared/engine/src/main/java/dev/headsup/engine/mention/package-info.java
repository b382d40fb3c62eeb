/// What customers say about us, in public and to support: [dev.headsup.engine.mention.Tone] is what
/// is kept of their words, and [dev.headsup.engine.mention.Heard] hears it in a text, by lists of
/// words. Start with `Heard`.
@NullMarked
package dev.headsup.engine.mention;

import org.jspecify.annotations.NullMarked;
