/// Tests of what a command works on. Start with [dev.headsup.local.target.LocalTargetTest].
@NullMarked
package dev.headsup.local.target;

import org.jspecify.annotations.NullMarked;
