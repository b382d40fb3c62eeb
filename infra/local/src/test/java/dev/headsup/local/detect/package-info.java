/// Tests of scoring a series.
@NullMarked
package dev.headsup.local.detect;

import org.jspecify.annotations.NullMarked;
