/// Runs of the world: customers and what they do, made from a seed; the checks of what must hold
/// all the time and in the end; and the report. Start with [dev.headsup.sim.scenario.Run].
@NullMarked
package dev.headsup.sim.scenario;

import org.jspecify.annotations.NullMarked;
