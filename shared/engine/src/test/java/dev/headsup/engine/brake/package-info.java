/// Tests of the brakes. Start with [dev.headsup.engine.brake.RampTest].
@NullMarked
package dev.headsup.engine.brake;

import org.jspecify.annotations.NullMarked;
