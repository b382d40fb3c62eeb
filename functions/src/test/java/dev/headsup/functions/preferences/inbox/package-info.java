/// Tests of the inbox. Start with [dev.headsup.functions.preferences.inbox.InboxRoutesTest].
@NullMarked
package dev.headsup.functions.preferences.inbox;

import org.jspecify.annotations.NullMarked;
