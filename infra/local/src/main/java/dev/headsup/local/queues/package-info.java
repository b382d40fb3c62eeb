/// Queues as SQS and Lambda's event source mappings treat them, on an embedded ElasticMQ:
/// [QueueServer] holds the queues, [Poller] feeds a function, [Traffic] knows what is still under
/// way, and [Journal] keeps what was accepted across a kill. Start at [Poller].
@NullMarked
package dev.headsup.local.queues;

import org.jspecify.annotations.NullMarked;
