/// Tests of what all of this module's packages use, and the runs of its contracts on other
/// endpoints than the embedded ones: start with `RoundsTest`.
@NullMarked
package dev.headsup.aws;

import org.jspecify.annotations.NullMarked;
