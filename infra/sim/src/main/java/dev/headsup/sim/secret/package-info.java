/// Secrets Manager in memory: versions of a secret and the labels on them. Start with
/// [dev.headsup.sim.secret.MemorySecrets].
@NullMarked
package dev.headsup.sim.secret;

import org.jspecify.annotations.NullMarked;
