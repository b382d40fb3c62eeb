/// Finds those whom an incident concerns, page by page, and has each of them looked at.
/// [dev.headsup.functions.fanout.Fanout] walks; start there.
@NullMarked
package dev.headsup.functions.fanout;

import org.jspecify.annotations.NullMarked;
