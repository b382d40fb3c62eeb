/// The channels to customers. Start with [dev.headsup.aws.channel.Guard], which stands around each
/// provider, then [dev.headsup.aws.channel.SesSender]. A sender makes one attempt, and
/// [dev.headsup.aws.channel.Outcome] says what is known of it afterwards.
@NullMarked
package dev.headsup.aws.channel;

import org.jspecify.annotations.NullMarked;
