package dev.headsup.engine.message;

/// A way to reach a customer.
public enum Channel {
  /// E-mail, by SES.
  EMAIL("e-mail"),
  /// Text message, by SNS.
  SMS("text message"),
  /// The customer's inbox inside the product; exact, since it is our own table.
  INBOX("inbox"),
  /// Push message to the device that the customer used last, by SNS.
  PUSH("push message"),
  /// Signed webhook to one system of the company's own, which takes the message to the customer.
  WEBHOOK("webhook");

  private final String word;

  Channel(String word) {
    this.word = word;
  }

  /// The channel in plain words, as people read it.
  public String word() {
    return word;
  }
}
