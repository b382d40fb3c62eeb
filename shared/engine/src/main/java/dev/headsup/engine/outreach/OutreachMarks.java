package dev.headsup.engine.outreach;

import dev.headsup.engine.customer.CustomerId;
import java.time.Instant;

/// The marks of ledger entries: what customers did with what they were told. Safe for use by many
/// threads and processes at once; may throw an unchecked exception when the store does not answer,
/// and a repeat does no harm then.
public interface OutreachMarks {
  /// Notes that something happened, and all that it implies. The first time stays: a repeat changes
  /// nothing.
  ///
  /// @return false when there is no such entry
  boolean mark(CustomerId customer, String outreach, Mark mark, Instant at);
}
