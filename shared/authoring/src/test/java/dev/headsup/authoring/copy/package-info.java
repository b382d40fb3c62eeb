/// How messages read. Start with [dev.headsup.authoring.copy.CopyCheckTest].
@NullMarked
package dev.headsup.authoring.copy;

import org.jspecify.annotations.NullMarked;
