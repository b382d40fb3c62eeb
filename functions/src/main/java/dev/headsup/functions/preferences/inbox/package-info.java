/// The inbox inside the product: a feed for one customer at a time, tokens that name them, and the
/// web component that shows it. Start with [dev.headsup.functions.preferences.inbox.InboxRoutes].
@NullMarked
package dev.headsup.functions.preferences.inbox;

import org.jspecify.annotations.NullMarked;
