package dev.headsup.authoring.message;

import org.jspecify.annotations.Nullable;

/// One message as written and checked: one locale, one channel.
sealed interface MessageFile {
  /// An e-mail.
  ///
  /// @param preheader what mail programs show beside the subject, or null
  record Email(
      Liquid subject,
      @Nullable Liquid preheader,
      @Nullable Button action,
      Liquid body,
      Footer footer)
      implements MessageFile {}

  /// A text message.
  ///
  /// @param why what stands before the link that says why, blank in languages that we do not speak
  /// @param stop how such messages are stopped; has the word STOP
  record Sms(Liquid body, String why, String stop) implements MessageFile {}

  /// An item of the inbox.
  ///
  /// @param why the label of the link that says why, blank in languages that we do not speak
  record Inbox(Liquid title, @Nullable Button action, Liquid body, String why)
      implements MessageFile {}

  /// A push message.
  ///
  /// @param url where a tap leads, or null for the app itself
  record Push(Liquid title, @Nullable Liquid url, Liquid body) implements MessageFile {}

  /// What a system of the company's own takes to the customer.
  record Webhook(Liquid title, @Nullable Button action, Liquid body) implements MessageFile {}

  /// The one thing to do next.
  record Button(Liquid label, Liquid url) {}
}
