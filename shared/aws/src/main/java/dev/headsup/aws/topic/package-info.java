/// What integrators hear: every decision and what became of every message, on one SNS topic. Start
/// with [dev.headsup.aws.topic.IntegratorTopic]; [dev.headsup.aws.topic.NewsJson] says what is told
/// and what is not.
@NullMarked
package dev.headsup.aws.topic;

import org.jspecify.annotations.NullMarked;
