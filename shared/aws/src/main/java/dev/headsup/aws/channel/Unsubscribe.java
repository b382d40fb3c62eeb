package dev.headsup.aws.channel;

import dev.headsup.engine.outreach.Delivery;
import java.util.Optional;

/// The link with which a customer stops a kind of message, one per outreach. It carries no name and
/// no address.
///
/// @param base where it leads, without the outreach; empty when there is no such place yet
public record Unsubscribe(String base) {
  /// The link for a message, for its header and its text alike; empty without a base.
  public Optional<String> link(Delivery delivery) {
    if (base.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(base + (base.endsWith("/") ? "" : "/") + delivery.outreach());
  }
}
