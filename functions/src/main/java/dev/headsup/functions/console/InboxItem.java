package dev.headsup.functions.console;

import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.InboxItems.Item;
import java.time.Instant;
import java.time.ZoneId;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/// An item of an inbox as the customer sees it.
///
/// @param html markup of text only, cleaned here again: a store is no place to trust
/// @param action the label of what to do next, or null; the console shows it and does not lead
///   there
record InboxItem(
    String title, String html, @Nullable String action, @Nullable String url, @Nullable Moment at) {
  private static final Safelist TEXT =
      Safelist.none()
          .addTags("p", "br", "strong", "b", "em", "i", "u", "ul", "ol", "li", "code", "pre")
          .addTags("blockquote", "h1", "h2", "h3", "span", "a");

  static InboxItem of(Item item, ZoneId page, Instant now) {
    return of(item.now().message(), Moment.ago(item.at(), page, now));
  }

  static InboxItem of(Message.Inbox message, @Nullable Moment at) {
    Message.Action action = message.action();
    return new InboxItem(
        message.title(),
        Jsoup.clean(message.html(), TEXT),
        action == null ? null : action.label(),
        action == null ? null : action.url(),
        at);
  }
}
