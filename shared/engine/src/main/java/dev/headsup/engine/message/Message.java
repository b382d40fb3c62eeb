package dev.headsup.engine.message;

import org.jspecify.annotations.Nullable;

/// A rendered message, as the customer sees it. Rendering is over: no variable is left in it.
public sealed interface Message {
  /// The channel this message is made for.
  Channel channel();

  /// The message as plain words, for lists and for readers that show no HTML.
  String text();

  /// An e-mail. `html` is a whole document, `text` its plain-text part.
  record Email(String subject, String text, String html) implements Message {
    @Override
    public Channel channel() {
      return Channel.EMAIL;
    }

    @Override
    public String toString() {
      return unsaid(this);
    }
  }

  /// A text message, without markup.
  record Sms(String text) implements Message {
    @Override
    public Channel channel() {
      return Channel.SMS;
    }

    @Override
    public String toString() {
      return unsaid(this);
    }
  }

  /// An item of the inbox; `html` is a fragment. The action is a link with a label, or absent.
  record Inbox(String title, String text, String html, @Nullable Action action) implements Message {
    @Override
    public Channel channel() {
      return Channel.INBOX;
    }

    @Override
    public String toString() {
      return unsaid(this);
    }
  }

  /// A push message, without markup: one line of a title and a short text.
  ///
  /// @param url what the app opens when somebody taps it, or null for the app itself
  record Push(String title, String text, @Nullable String url) implements Message {
    @Override
    public Channel channel() {
      return Channel.PUSH;
    }

    @Override
    public String toString() {
      return unsaid(this);
    }
  }

  /// What a system of the company's own takes to the customer; `html` is a fragment.
  record Webhook(String title, String text, String html, @Nullable Action action)
      implements Message {
    @Override
    public Channel channel() {
      return Channel.WEBHOOK;
    }

    @Override
    public String toString() {
      return unsaid(this);
    }
  }

  /// What a log may show of a message: none of its words.
  private static String unsaid(Message message) {
    return message.getClass().getSimpleName() + "[" + message.text().length() + " characters]";
  }

  /// The one thing to do next.
  record Action(String label, String url) {}
}
