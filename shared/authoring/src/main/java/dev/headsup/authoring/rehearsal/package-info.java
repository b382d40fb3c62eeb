/// Trigger tests: what happens to a customer, and what they should hear of it, played through the
/// real engine on a simulated clock. Start with [dev.headsup.authoring.rehearsal.Rehearsals].
@NullMarked
package dev.headsup.authoring.rehearsal;

import org.jspecify.annotations.NullMarked;
