/// Tests of the sweep. Start with [dev.headsup.functions.sweep.SweepTest].
@NullMarked
package dev.headsup.functions.sweep;

import org.jspecify.annotations.NullMarked;
