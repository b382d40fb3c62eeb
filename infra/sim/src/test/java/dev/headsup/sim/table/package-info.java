@NullMarked
package dev.headsup.sim.table;

import org.jspecify.annotations.NullMarked;
