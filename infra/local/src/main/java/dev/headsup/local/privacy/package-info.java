/// What people ask of a running stack about one customer: to be given all of it, or to have it
/// erased. Start with [dev.headsup.local.privacy.Desk].
@NullMarked
package dev.headsup.local.privacy;

import org.jspecify.annotations.NullMarked;
