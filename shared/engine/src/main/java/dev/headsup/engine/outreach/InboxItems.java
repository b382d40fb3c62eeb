package dev.headsup.engine.outreach;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Message;
import java.time.Instant;
import java.util.List;

/// The customers' inboxes. Safe for use by many threads and processes at once.
public interface InboxItems {
  /// An item as the customer sees it.
  ///
  /// @param outreach the ledger entry it belongs to; one item per entry
  record Item(
      CustomerId customer, String outreach, String trigger, Message.Inbox message, Instant at) {}

  /// Puts an item down. A repeat changes nothing: the first stays.
  void put(Item item);

  /// A customer's items, newest first.
  List<Item> of(CustomerId customer);
}
