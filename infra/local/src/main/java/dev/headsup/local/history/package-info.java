/// What one customer did, read out of the event history for a person. Start with
/// [dev.headsup.local.history.CustomerPast].
@NullMarked
package dev.headsup.local.history;

import org.jspecify.annotations.NullMarked;
