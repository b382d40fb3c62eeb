/// The senders against a provider that accepts, refuses, throttles, breaks, hangs and resets. Start
/// with [dev.headsup.aws.channel.SenderOutcomesTest].
@NullMarked
package dev.headsup.aws.channel;

import org.jspecify.annotations.NullMarked;
