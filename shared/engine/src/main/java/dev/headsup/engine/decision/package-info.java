/// The one decision function: [dev.headsup.engine.decision.Fold] turns signals into candidates, and
/// [dev.headsup.engine.decision.Decider] asks every gate. Start with `Decider`.
@NullMarked
package dev.headsup.engine.decision;

import org.jspecify.annotations.NullMarked;
