/// History: puts the event history in order, so that one customer's past is found without reading
/// everybody's. Start with [dev.headsup.functions.history.Compaction].
@NullMarked
package dev.headsup.functions.history;

import org.jspecify.annotations.NullMarked;
