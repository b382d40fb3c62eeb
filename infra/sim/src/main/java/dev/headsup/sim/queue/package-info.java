/// SQS in memory, as far as the functions and whoever polls for them use it: visibility, delay,
/// receive counts, dead letters, batches that fail in part. Start with
/// [dev.headsup.sim.queue.MemorySqs].
@NullMarked
package dev.headsup.sim.queue;

import org.jspecify.annotations.NullMarked;
