/// Sends a recorded stream of events to a running Headsup through its public door, in order and
/// without loss. Start at [dev.headsup.local.replay.Replay]; [dev.headsup.local.replay.Lines] says
/// what a line may be, [dev.headsup.local.client.Door] how a batch is sent and sent again.
@NullMarked
package dev.headsup.local.replay;

import org.jspecify.annotations.NullMarked;
