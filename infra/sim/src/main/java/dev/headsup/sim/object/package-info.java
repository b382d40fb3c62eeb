/// S3 in memory: whole objects by key, and keys in order. Start with
/// [dev.headsup.sim.object.MemoryS3].
@NullMarked
package dev.headsup.sim.object;

import org.jspecify.annotations.NullMarked;
