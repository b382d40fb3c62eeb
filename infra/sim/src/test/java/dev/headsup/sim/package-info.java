@NullMarked
package dev.headsup.sim;

import org.jspecify.annotations.NullMarked;
