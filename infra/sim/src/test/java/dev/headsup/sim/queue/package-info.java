@NullMarked
package dev.headsup.sim.queue;

import org.jspecify.annotations.NullMarked;
