/// Feeds of outages and how they say it: an [dev.headsup.functions.incidents.feeds.Adapter] for
/// each reads its form into [dev.headsup.functions.incidents.feeds.News],
/// [dev.headsup.functions.incidents.feeds.Hooks] is their one door over HTTP, and
/// [dev.headsup.functions.incidents.feeds.Intake] keeps what they say. Start with `Intake`.
@NullMarked
package dev.headsup.functions.incidents.feeds;

import org.jspecify.annotations.NullMarked;
