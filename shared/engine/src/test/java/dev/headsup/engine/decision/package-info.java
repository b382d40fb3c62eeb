@NullMarked
package dev.headsup.engine.decision;

import org.jspecify.annotations.NullMarked;
