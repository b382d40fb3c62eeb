package dev.headsup.functions.deliver;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.trigger.When.Follows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Two messages of one case leave in their order (B6): before what follows up leaves by a channel,
/// whatever of the first is still on its way by that channel is called off. Nobody hears that
/// something fails after they heard that it is over.
///
/// @param outreaches the customer's ledger, read once for each message that follows up
record InOrder(Outreaches outreaches, InstantSource clock) {
  /// What may become of the message that follows up.
  enum Turn {
    /// It may leave.
    NOW,
    /// A worker has the first one in its hands.
    LATER,
    /// The customer never heard the first one, and never will.
    NEVER
  }

  /// Calls off what came before and did not leave yet.
  ///
  /// @param delivery a message of `outreach`, to be sent
  Turn of(Delivery delivery, Outreach outreach, Follows follows) {
    List<Delivery> before = new ArrayList<>();
    for (Outreach entry : outreaches.of(outreach.customer())) {
      boolean first =
          entry.trigger().id().equals(follows.trigger())
              && entry.cause().key() == outreach.cause().key()
              && entry.decision() instanceof Decision.Send;
      if (first) {
        for (Delivery one : outreaches.deliveries(entry.customer(), entry.id())) {
          Delivery over = one.channel() == delivery.channel() ? calledOff(one) : one;
          if (over.channel() == delivery.channel() && !over.isOver()) {
            return Turn.LATER;
          }
          before.add(over);
        }
      }
    }
    boolean never =
        !before.isEmpty() && before.stream().allMatch(one -> one.state() == DeliveryState.FAILED);
    return never ? Turn.NEVER : Turn.NOW;
  }

  /// The message as it is afterwards; one that somebody else moved meanwhile is as it was.
  private Delivery calledOff(Delivery first) {
    Instant now = clock.instant();
    String why = "what follows up on it leaves now";
    return switch (first.state()) {
      case SENT, DELIVERED, BOUNCED, COMPLAINED, KEPT, FAILED, FOREIGN -> first;
      case PENDING -> ended(first, first.failed(why, now));
      case UNKNOWN -> first.isOver() ? first : ended(first, first.unknown(first.reason(), now));
      case SENDING -> first.isAbandoned(now) ? ended(first, first.unknown(why, now)) : first;
    };
  }

  private Delivery ended(Delivery first, Delivery ended) {
    return outreaches.record(ended) ? ended : first;
  }
}
