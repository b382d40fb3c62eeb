/// The world of the functions: a clock, queues that are polled as Lambda polls them, schedules,
/// environments that start and die, and providers that never forget. Start with
/// [dev.headsup.sim.world.World].
@NullMarked
package dev.headsup.sim.world;

import org.jspecify.annotations.NullMarked;
