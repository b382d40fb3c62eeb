/// The stores in DynamoDB. Start with [dev.headsup.aws.dynamodb.DynamoOutreaches], the one place
/// where a decision is committed.
///
/// Keys: activity by `customer`; profiles by `pk`, `sk` (`c#<customer>` with `profile`, `consent`
/// and `consent#<time>#<hash>` for each change of it, `a#<account>` with `account`); the ledger by
/// `customer`, `id` (`<outreach>` for an entry, `<outreach>/<CHANNEL>` for a delivery) with the
/// index `byDay` over entries; due entries by `slot` (the shard), `id` (`<time>#<kind>#<outreach>`,
/// so one query per shard gives what is due); quarantine by `day`, `id`; settings by `pk`, `sk`
/// (`triggers`, `keys` and `rates` with their ids). Stored forms are held by golden files; readers
/// ignore attributes that they do not know.
@NullMarked
package dev.headsup.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
