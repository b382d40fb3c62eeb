/// How requests find their function. Start at [RoutesTest].
@NullMarked
package dev.headsup.local.front;

import org.jspecify.annotations.NullMarked;
