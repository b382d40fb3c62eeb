package dev.headsup.aws.s3;

import dev.headsup.engine.customer.CustomerId;

/// What makes two lines the same event: the customer, and the id that the event has for them. An id
/// alone would not do, since two clients may both count from 1.
///
/// @param id of the event
public record HistoryKey(CustomerId customer, String id) {
  /// The key of a line.
  public static HistoryKey of(HistoryLine.Head head) {
    return new HistoryKey(head.customer(), head.id());
  }
}
