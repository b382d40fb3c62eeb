/// What is counted, by hand-made requests. Start at [DynamoUnitsTest].
@NullMarked
package dev.headsup.local.count;

import org.jspecify.annotations.NullMarked;
