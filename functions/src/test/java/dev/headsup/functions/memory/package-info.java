/// The engine's ports in memory, for tests of functions, with the conditions that the ports
/// promise. Start with [dev.headsup.functions.memory.MemoryActivities].
@NullMarked
package dev.headsup.functions.memory;

import org.jspecify.annotations.NullMarked;
