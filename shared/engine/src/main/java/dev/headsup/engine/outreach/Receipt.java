package dev.headsup.engine.outreach;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// What a provider says of a message after it was called: one event of its own, which may come
/// late, twice and in any order.
///
/// @param providerId the provider's own id of the message; empty where it names none
/// @param at when it happened, by the provider's clock, in whole milliseconds
/// @param detail why, in words, without the customer's address; empty where there is nothing to say
public record Receipt(Kind kind, String providerId, Instant at, String detail) {
  /// The most that is kept of a detail; what a mail server says can be long.
  private static final int LONGEST = 200;

  /// Of two receipts of one kind the first in this order counts, whichever came first to us.
  static final Comparator<Receipt> EARLIEST =
      Comparator.comparing(Receipt::at)
          .thenComparing(Receipt::providerId)
          .thenComparing(Receipt::detail);

  public Receipt {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    detail = detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST - 4) + " ...";
  }

  /// What it says. A later one of this list says more than an earlier one, so it counts, whatever
  /// the order in which they arrive. The names are stored; never rename one.
  public enum Kind {
    /// The provider has the message.
    ACCEPTED,
    /// It has the message and goes on trying.
    DELAYED,
    /// It arrived at the customer's provider, or their phone.
    DELIVERED,
    /// The provider took it and then would not send it.
    REJECTED,
    /// It did not arrive this time: a full mailbox, a phone that is off.
    BOUNCED,
    /// It did not arrive, and never will: there is no such address.
    UNDELIVERABLE,
    /// It arrived, and the customer reported it as unwanted.
    COMPLAINED;

    /// How far a message with this receipt is at least.
    public DeliveryState state() {
      return switch (this) {
        case ACCEPTED, DELAYED -> DeliveryState.SENT;
        case DELIVERED -> DeliveryState.DELIVERED;
        case REJECTED, BOUNCED, UNDELIVERABLE -> DeliveryState.BOUNCED;
        case COMPLAINED -> DeliveryState.COMPLAINED;
      };
    }

    /// Whether nothing may go to the address any more.
    public boolean suppresses() {
      return switch (this) {
        case ACCEPTED, DELAYED, DELIVERED, REJECTED, BOUNCED -> false;
        case UNDELIVERABLE, COMPLAINED -> true;
      };
    }
  }
}
