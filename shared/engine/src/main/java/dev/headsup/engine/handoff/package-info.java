/// Cases that a person of the team answers instead of a machine. Start with
/// [dev.headsup.engine.handoff.HandOff], the case with all that is known about it, then
/// [dev.headsup.engine.handoff.HandOffs], where they wait to be taken.
@NullMarked
package dev.headsup.engine.handoff;

import org.jspecify.annotations.NullMarked;
