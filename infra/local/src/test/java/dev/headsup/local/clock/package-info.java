/// The local clock with a real-time source that the test holds. Start at [LocalClockTest].
@NullMarked
package dev.headsup.local.clock;

import org.jspecify.annotations.NullMarked;
