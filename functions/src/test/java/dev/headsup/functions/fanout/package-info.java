/// Tests of the fan-out: [dev.headsup.functions.fanout.Crowds] is a million customers in little
/// memory. Start with [dev.headsup.functions.fanout.FanoutCrashTest].
@NullMarked
package dev.headsup.functions.fanout;

import org.jspecify.annotations.NullMarked;
