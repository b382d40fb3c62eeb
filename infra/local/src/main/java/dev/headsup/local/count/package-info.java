/// Counts what the functions ask of AWS: requests by service and operation, and DynamoDB units
/// computed from the bytes of items. Start at [CountingInterceptor].
@NullMarked
package dev.headsup.local.count;

import org.jspecify.annotations.NullMarked;
