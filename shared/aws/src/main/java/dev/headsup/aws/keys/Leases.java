package dev.headsup.aws.keys;

/// Where the budget of a key's window is kept, one for all instances.
///
/// A contract for every implementation: of one window no more than the budget is ever granted,
/// however many ask at once, but for one grant that goes over the line and says so. An answer that
/// is lost may cost budget and never adds any.
public interface Leases {
  /// Asks for a part of a window's budget.
  ///
  /// @param key the id of the key
  /// @param window the number of the window; when the store already knows a later one, that counts
  /// @param want how many events, at least 1
  /// @param budget of the whole window, at least 1
  /// @param opens whether the asker expects to be the first of this window, which saves a request
  ///   when it is; it changes nothing else
  /// @throws RuntimeException when the store does not answer
  Lease lease(String key, long window, long want, long budget, boolean opens);

  /// What came of it.
  sealed interface Lease {
    /// The window that counts.
    long window();

    /// @param events how many, at least 1; fewer than wanted only when `last`
    /// @param last whether the budget is used up with this
    /// @param opened whether this was the first of the window
    record Granted(long window, long events, boolean last, boolean opened) implements Lease {}

    /// The budget of the window is used up.
    record Refused(long window) implements Lease {}
  }
}
