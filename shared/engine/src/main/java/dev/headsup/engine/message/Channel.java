package dev.headsup.engine.message;

/// A way to reach a customer.
public enum Channel {
  /// E-mail, by SES.
  EMAIL("e-mail"),
  /// Text message, by SNS.
  SMS("text message"),
  /// The customer's inbox inside the product; exact, since it is our own table.
  INBOX("inbox");

  private final String word;

  Channel(String word) {
    this.word = word;
  }

  /// The channel in plain words, as people read it.
  public String word() {
    return word;
  }
}
