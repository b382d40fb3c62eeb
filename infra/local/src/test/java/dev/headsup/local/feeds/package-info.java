/// Feeds beside telemetry, through a whole stack.
@NullMarked
package dev.headsup.local.feeds;

import org.jspecify.annotations.NullMarked;
