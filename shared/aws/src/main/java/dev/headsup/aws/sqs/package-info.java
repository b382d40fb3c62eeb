/// Queues: what travels on them and how it gets there. Start with
/// [dev.headsup.aws.sqs.DeliverJobs].
@NullMarked
package dev.headsup.aws.sqs;

import org.jspecify.annotations.NullMarked;
