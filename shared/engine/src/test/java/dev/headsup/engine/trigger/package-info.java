@NullMarked
package dev.headsup.engine.trigger;

import org.jspecify.annotations.NullMarked;
