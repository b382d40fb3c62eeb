/// The contract of each store, run against DynamoDB Local here and against other endpoints on
/// request. Start with [dev.headsup.aws.dynamodb.OutreachesContract].
@NullMarked
package dev.headsup.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
