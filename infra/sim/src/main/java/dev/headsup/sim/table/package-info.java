/// DynamoDB in memory, as far as the functions use it: expressions, PartiQL, transactions, batches,
/// queries over keys and indexes, stale reads, items past their time. Start with
/// [dev.headsup.sim.table.MemoryDynamo]; a request goes through [dev.headsup.sim.table.Writing] or
/// [dev.headsup.sim.table.Reading] to a [dev.headsup.sim.table.MemoryTable].
@NullMarked
package dev.headsup.sim.table;

import org.jspecify.annotations.NullMarked;
