/// A series of numbers from a file, scored: start with [dev.headsup.local.detect.SeriesScores].
@NullMarked
package dev.headsup.local.detect;

import org.jspecify.annotations.NullMarked;
