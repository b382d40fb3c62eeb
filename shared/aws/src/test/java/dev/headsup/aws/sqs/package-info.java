/// The queue sender against a queue that takes all, some or nothing. Start with
/// [dev.headsup.aws.sqs.QueueSenderTest].
@NullMarked
package dev.headsup.aws.sqs;

import org.jspecify.annotations.NullMarked;
