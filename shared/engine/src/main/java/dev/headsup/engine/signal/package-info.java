/// What was observed: [dev.headsup.engine.signal.Signal] is the one shape behind every feed. Start
/// there.
@NullMarked
package dev.headsup.engine.signal;

import org.jspecify.annotations.NullMarked;
