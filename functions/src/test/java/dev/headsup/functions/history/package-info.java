/// Tests of putting the event history in order. Start with
/// [dev.headsup.functions.history.CompactionTest].
@NullMarked
package dev.headsup.functions.history;

import org.jspecify.annotations.NullMarked;
