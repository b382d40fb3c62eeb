/// Speaks to the public door of a Headsup that runs elsewhere, and sends again what a busy door
/// turned away. Start at [dev.headsup.local.client.Door].
@NullMarked
package dev.headsup.local.client;

import org.jspecify.annotations.NullMarked;
