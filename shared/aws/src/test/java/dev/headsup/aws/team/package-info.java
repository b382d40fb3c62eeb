/// Tests of what the team hears. Start with [dev.headsup.aws.team.OutboundTest].
@org.jspecify.annotations.NullMarked
package dev.headsup.aws.team;
