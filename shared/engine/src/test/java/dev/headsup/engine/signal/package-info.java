@NullMarked
package dev.headsup.engine.signal;

import org.jspecify.annotations.NullMarked;
