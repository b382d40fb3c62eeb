/// EventBridge on a laptop: takes events by its own protocol and puts them where the template's
/// rules say. Start at [dev.headsup.local.bus.BusDoor].
@NullMarked
package dev.headsup.local.bus;

import org.jspecify.annotations.NullMarked;
