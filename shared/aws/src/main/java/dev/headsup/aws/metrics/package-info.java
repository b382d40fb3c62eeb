/// The numbers that functions write for CloudWatch, in its embedded metric format. Start with
/// [dev.headsup.aws.metrics.Metrics].
@NullMarked
package dev.headsup.aws.metrics;

import org.jspecify.annotations.NullMarked;
