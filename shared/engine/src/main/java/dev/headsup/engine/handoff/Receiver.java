package dev.headsup.engine.handoff;

/// Somebody or something of the team that hears of cases: a topic, a chat, a system of theirs.
///
/// Telling may be repeated with the same notice: a receiver that has it already must be able to
/// know that by [TeamNotice#id], or bear to hear it twice. Never throws; safe for use by many
/// threads.
public interface Receiver {
  /// Names it in the store and in logs, for example `topic`; never changes.
  String name();

  /// Tells, in one attempt.
  Result tell(TeamNotice notice);

  /// What came of it.
  sealed interface Result {
    /// It has it.
    record Told() implements Result {}

    /// Nobody set it up, so there is nobody to tell.
    record NotSetUp() implements Result {}

    /// It does not have it, or did not say so.
    ///
    /// @param reason in words, with nothing of the customer in it
    record Failed(String reason) implements Result {}
  }
}
