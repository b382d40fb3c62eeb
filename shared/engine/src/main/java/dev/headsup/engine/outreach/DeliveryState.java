package dev.headsup.engine.outreach;

/// Where a message is on its way. What a provider says of it afterwards moves it on from SENT, and
/// only ever forwards: DELIVERED, then BOUNCED, then COMPLAINED ([Delivery#with]).
public enum DeliveryState {
  /// To be sent.
  PENDING,
  /// Claimed by one worker, under a lease.
  SENDING,
  /// The provider has it.
  SENT,
  /// The provider says that it arrived, or the receiver of a webhook took it.
  DELIVERED,
  /// The provider says that it did not arrive, and why.
  BOUNCED,
  /// It arrived, and the customer reported it as unwanted.
  COMPLAINED,
  /// Written, and kept in the sandbox of its channel instead of being sent, because no sender is
  /// set up yet; it will not be sent later either.
  KEPT,
  /// Refused, too late, or tried too often; it will not be sent.
  FAILED,
  /// The provider did not answer: sent or not, nobody knows. What follows is decided by purpose and
  /// channel ([Unanswered]); a late word of the sender or of the provider still replaces it.
  UNKNOWN,
  /// In a state that only a newer version knows. This one never sends it, changes it or writes this
  /// word; to its outreach it is over.
  FOREIGN;

  /// Whether the customer has the message, as far as anybody knows.
  public boolean isOut() {
    return switch (this) {
      case SENT, DELIVERED, COMPLAINED -> true;
      case PENDING, SENDING, BOUNCED, KEPT, FAILED, UNKNOWN, FOREIGN -> false;
    };
  }

  /// Whether the customer may have read it: not where it certainly never left, or did not arrive.
  public boolean mayBeRead() {
    return switch (this) {
      case SENDING, SENT, DELIVERED, COMPLAINED, UNKNOWN, FOREIGN -> true;
      case PENDING, BOUNCED, KEPT, FAILED -> false;
    };
  }

  /// How far a receipt moved a message; 0 where none did. Of two, the higher one stays.
  int rank() {
    return switch (this) {
      case PENDING, SENDING, KEPT, FAILED, UNKNOWN -> 0;
      case SENT -> 1;
      case DELIVERED -> 2;
      case BOUNCED -> 3;
      case COMPLAINED -> 4;
      case FOREIGN -> Integer.MAX_VALUE;
    };
  }
}
