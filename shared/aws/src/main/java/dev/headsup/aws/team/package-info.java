/// How the team hears of cases for a person: by a topic, in a chat, or in a system of theirs that
/// takes signed webhooks. Start with [dev.headsup.aws.team.WebhookReceiver]; what goes out to an
/// address that somebody typed in goes through [dev.headsup.aws.team.Outbound].
@NullMarked
package dev.headsup.aws.team;

import org.jspecify.annotations.NullMarked;
