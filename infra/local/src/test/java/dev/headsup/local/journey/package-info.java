/// Whole journeys on a whole stack with real parts outside: a real log, the published client. Start
/// at [dev.headsup.local.journey.ServiceDeskReplayTest].
@NullMarked
package dev.headsup.local.journey;

import org.jspecify.annotations.NullMarked;
