/// The stack with handlers of the test's own, on real embedded servers. Start at [LocalStackTest].
@NullMarked
package dev.headsup.local.stack;

import org.jspecify.annotations.NullMarked;
