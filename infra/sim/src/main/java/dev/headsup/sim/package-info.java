/// The simulator: the real functions in one thread, over tables, queues, objects and secrets in
/// memory, with the faults that a seed asks for. Start with [Io], the one way by which everything
/// here touches the outside.
@NullMarked
package dev.headsup.sim;

import org.jspecify.annotations.NullMarked;
