/// What all files that people write have in common: a [dev.headsup.authoring.words.Page] is the
/// file being read, [dev.headsup.authoring.words.Fields] the words at one place of it, and
/// [dev.headsup.authoring.words.Vocabulary] what may stand there. Start with `Page`.
@NullMarked
package dev.headsup.authoring.words;

import org.jspecify.annotations.NullMarked;
