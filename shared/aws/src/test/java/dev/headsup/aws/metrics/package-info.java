/// Tests of the numbers that functions write. Start with [dev.headsup.aws.metrics.MetricsTest].
@NullMarked
package dev.headsup.aws.metrics;

import org.jspecify.annotations.NullMarked;
