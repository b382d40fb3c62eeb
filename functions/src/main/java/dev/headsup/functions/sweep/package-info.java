/// The sweep: every minute it queues the work that is due. Start with
/// [dev.headsup.functions.sweep.SweepHandler].
@NullMarked
package dev.headsup.functions.sweep;

import org.jspecify.annotations.NullMarked;
