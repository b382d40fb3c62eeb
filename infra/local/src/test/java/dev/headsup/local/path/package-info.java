/// The first true path, end to end: from a request at the public door to the message. Start with
/// [dev.headsup.local.path.FirstPathTest].
@NullMarked
package dev.headsup.local.path;

import org.jspecify.annotations.NullMarked;
