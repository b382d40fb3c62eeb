/// Sends one made-up customer's event through a running Headsup and follows it to the message, step
/// by step. Start at [dev.headsup.local.smoke.Smoke].
@NullMarked
package dev.headsup.local.smoke;

import org.jspecify.annotations.NullMarked;
