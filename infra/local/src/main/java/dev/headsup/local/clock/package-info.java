/// The clock that every function of the local runtime sees, and the schedules that it fires. Start
/// at [LocalClock].
@NullMarked
package dev.headsup.local.clock;

import org.jspecify.annotations.NullMarked;
