/// What customers did, kept as it came, to be read again later: by people who ask why, by learning,
/// and by backtests. Start with [dev.headsup.engine.history.EventHistory].
@NullMarked
package dev.headsup.engine.history;

import org.jspecify.annotations.NullMarked;
