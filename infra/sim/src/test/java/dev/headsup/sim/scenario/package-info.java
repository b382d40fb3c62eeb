@NullMarked
package dev.headsup.sim.scenario;

import org.jspecify.annotations.NullMarked;
