/// Tests of the event history from the door to the reader. Start with
/// [dev.headsup.local.history.HistoryTest].
@NullMarked
package dev.headsup.local.history;

import org.jspecify.annotations.NullMarked;
