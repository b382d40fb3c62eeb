/// Pollers and the journal against a real ElasticMQ. Start at [PollerTest].
@NullMarked
package dev.headsup.local.queues;

import org.jspecify.annotations.NullMarked;
