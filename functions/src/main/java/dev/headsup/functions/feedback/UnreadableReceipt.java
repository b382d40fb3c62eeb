package dev.headsup.functions.feedback;

/// What came is not what the provider documents.
final class UnreadableReceipt extends Exception {
  private static final long serialVersionUID = 1;

  /// @param why in words, without anything of the event's content
  UnreadableReceipt(String why) {
    super(why);
  }

  /// @param why in words, without anything of the event's content
  UnreadableReceipt(String why, Throwable cause) {
    super(why, cause);
  }
}
