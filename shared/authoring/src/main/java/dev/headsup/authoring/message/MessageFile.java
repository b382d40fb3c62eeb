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
  record Sms(Liquid body) implements MessageFile {}

  /// An item of the inbox.
  record Inbox(Liquid title, @Nullable Button action, Liquid body) implements MessageFile {}

  /// The one thing to do next.
  record Button(Liquid label, Liquid url) {}
}
