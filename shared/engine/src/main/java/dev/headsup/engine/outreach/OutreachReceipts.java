package dev.headsup.engine.outreach;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import java.util.List;
import java.util.Optional;

/// What providers say of messages, noted on their deliveries. Safe for use by many threads and
/// processes at once, and together with those who send; may throw an unchecked exception when the
/// store does not answer, and a repeat does no harm then.
public interface OutreachReceipts {
  /// Notes a receipt ([Delivery#with]) in one conditional write; one that says nothing new writes
  /// nothing.
  ///
  /// @param delivery its id ([Delivery#id])
  /// @return empty when there is no such delivery
  Optional<Noted> note(CustomerId customer, String delivery, Receipt receipt);

  /// A customer's messages by a channel for which a provider was called, read consistently. For
  /// receipts that do not name their delivery.
  List<Delivery> called(CustomerId customer, Channel channel);

  /// What a receipt brought about.
  ///
  /// @param delivery as it is now
  /// @param isNews whether it was the first of its kind for this delivery; of many who note the
  ///   same at once, one hears so
  record Noted(Delivery delivery, boolean isNews) {}
}
