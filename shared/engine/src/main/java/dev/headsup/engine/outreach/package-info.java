/// The ledger and the send protocol: [dev.headsup.engine.outreach.Outreach] is one ledger entry,
/// [dev.headsup.engine.outreach.Delivery] one message on its way on one channel. Start with
/// `Delivery`.
@NullMarked
package dev.headsup.engine.outreach;

import org.jspecify.annotations.NullMarked;
