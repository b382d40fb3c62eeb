package dev.headsup.engine.policy;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.Set;

/// One time that we spoke to a customer, by one channel or several at once; what caps and fatigue
/// count. Kept as it was when it was decided, so that a trigger that changes its category later
/// changes nothing about the past.
///
/// @param at when it was decided to speak
/// @param channels those it went by, at least one; for a cap on all channels together they are one
///   contact, for a cap on a channel each counts for itself
/// @param category the trigger's category then
/// @param purpose the trigger's purpose then
/// @param counts whether it counts toward caps
/// @param triggerKey names the trigger in stored activities
public record Contact(
    Instant at,
    Set<Channel> channels,
    String category,
    Purpose purpose,
    boolean counts,
    int triggerKey) {
  public Contact {
    channels = Set.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("A contact goes by a channel");
    }
  }
}
