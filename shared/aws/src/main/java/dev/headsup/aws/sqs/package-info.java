/// Queues: [dev.headsup.aws.sqs.QueueSender] puts messages on one. Start there; reading a queue is
/// Lambda's work.
@NullMarked
package dev.headsup.aws.sqs;

import org.jspecify.annotations.NullMarked;
