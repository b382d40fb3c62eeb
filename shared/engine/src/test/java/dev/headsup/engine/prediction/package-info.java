/// Tests of the starter scorecard.
@NullMarked
package dev.headsup.engine.prediction;

import org.jspecify.annotations.NullMarked;
