package dev.headsup.engine.outreach;

/// Where a message is on its way.
public enum DeliveryState {
  /// To be sent.
  PENDING,
  /// Claimed by one worker, under a lease.
  SENDING,
  /// The provider has it.
  SENT,
  /// Written, and kept in the sandbox of its channel instead of being sent, because no sender is
  /// set up yet; it will not be sent later either.
  KEPT,
  /// Refused, too late, or tried too often; it will not be sent.
  FAILED,
  /// The provider did not answer: sent or not, nobody knows. Nothing retries it, so it stays so and
  /// nobody hears it twice; only a late word of the sender itself still replaces it.
  UNKNOWN,
  /// In a state that only a newer version knows. This one never sends it, changes it or writes this
  /// word; to its outreach it is over.
  FOREIGN
}
