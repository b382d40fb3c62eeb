/// Replays against a door that can be told how to misbehave. Start at
/// [dev.headsup.local.replay.ReplayTest].
@NullMarked
package dev.headsup.local.replay;

import org.jspecify.annotations.NullMarked;
