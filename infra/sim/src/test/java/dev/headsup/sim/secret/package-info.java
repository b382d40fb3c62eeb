@NullMarked
package dev.headsup.sim.secret;

import org.jspecify.annotations.NullMarked;
