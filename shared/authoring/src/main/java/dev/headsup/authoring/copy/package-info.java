/// How a message reads: whether it says what happened, what to do and when the next word comes; no
/// blame, nothing that sounds like watching, plain words, the brand's words as they are written.
/// Its lists of phrases are resources, `copy/en.txt` and `copy/de.txt`. Start with
/// [dev.headsup.authoring.copy.CopyCheck].
@NullMarked
package dev.headsup.authoring.copy;

import org.jspecify.annotations.NullMarked;
