@NullMarked
package dev.headsup.sim.object;

import org.jspecify.annotations.NullMarked;
