package dev.headsup.authoring.message;

import dev.headsup.authoring.message.Values.Slots;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The checked messages of one trigger, in all its languages. Immutable; safe for use by many
/// threads at once.
public final class MessageSet {
  /// The longest subject, title or label, in characters.
  private static final int MAX_LINE = 200;

  private static final Pattern PARAGRAPHS = Pattern.compile("\\n[ \\t]*\\n\\s*");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Purpose purpose;
  private final Map<String, Map<Channel, MessageFile>> messages;
  private final Map<String, Set<Channel>> written;

  MessageSet(
      Purpose purpose,
      Map<String, Map<Channel, MessageFile>> messages,
      Map<String, Set<Channel>> written) {
    this.purpose = purpose;
    this.messages = new TreeMap<>(messages);
    this.written = new TreeMap<>(written);
  }

  /// The channels that each language has a message file for.
  public Map<String, Set<Channel>> written() {
    return Map.copyOf(written);
  }

  /// The languages, in the order of their tags.
  public Set<String> locales() {
    return new TreeSet<>(written.keySet());
  }

  /// The language in which a customer is written to: theirs exactly, else their language without
  /// the region, else English, else the first there is.
  public String localeFor(Profile profile) {
    String wanted = profile.locale().map(tag -> tag.replace('_', '-')).orElse("en");
    String language = Locale.forLanguageTag(wanted).getLanguage();
    return match(wanted)
        .or(() -> match(language))
        .or(() -> match("en"))
        .orElseGet(() -> locales().iterator().next());
  }

  private Optional<String> match(String tag) {
    return written.keySet().stream().filter(tag::equalsIgnoreCase).findFirst();
  }

  /// Renders the message for a customer.
  ///
  /// @throws IllegalArgumentException when the trigger has no message for this channel
  public Message render(Channel channel, RenderContext context) {
    String locale = localeFor(context.profile());
    MessageFile file = messages.getOrDefault(locale, Map.of()).get(channel);
    if (file == null) {
      throw new IllegalArgumentException("No " + locale + " message for " + channel);
    }
    Map<String, String> values = Values.of(context, locale);
    return switch (file) {
      case MessageFile.Email email -> email(email, locale, values);
      case MessageFile.Sms sms -> new Message.Sms(plain(sms.body(), values));
      case MessageFile.Inbox inbox -> inbox(inbox, values);
    };
  }

  private Message.Email email(MessageFile.Email email, String locale, Map<String, String> values) {
    Markdown body = markdown(email.body(), values);
    EmailLayout layout =
        new EmailLayout(
            locale,
            line(email.subject(), values),
            email.preheader() == null ? "" : line(email.preheader(), values),
            action(email.action(), values),
            email.footer(),
            Footer.hasStop(purpose) ? values.getOrDefault(Variables.UNSUBSCRIBE, "") : "");
    return new Message.Email(layout.subject(), layout.text(body.text()), layout.html(body.html()));
  }

  private static Message.Inbox inbox(MessageFile.Inbox inbox, Map<String, String> values) {
    Markdown body = markdown(inbox.body(), values);
    return new Message.Inbox(
        line(inbox.title(), values), body.text(), body.html(), action(inbox.action(), values));
  }

  private static Markdown markdown(Liquid liquid, Map<String, String> values) {
    Slots slots = new Slots();
    return Markdown.of(liquid.print(values, slots::put), slots);
  }

  private static Message.@Nullable Action action(
      MessageFile.@Nullable Button button, Map<String, String> values) {
    if (button == null) {
      return null;
    }
    String url = button.url().print(values, (value, ours) -> Addresses.encoded(value)).strip();
    return new Message.Action(line(button.label(), values), url);
  }

  /// One line: what ends a header line can never be in it.
  private static String line(Liquid liquid, Map<String, String> values) {
    String line =
        BLANKS.matcher(liquid.print(values, (value, ours) -> value)).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= MAX_LINE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_LINE - 1)) + "\u2026";
  }

  /// A text message: lines that only wrap are joined, blank lines begin a new one.
  private static String plain(Liquid liquid, Map<String, String> values) {
    String printed = liquid.print(values, (value, ours) -> value).strip();
    return String.join(
        "\n",
        PARAGRAPHS
            .splitAsStream(printed)
            .map(part -> BLANKS.matcher(part).replaceAll(" ").strip())
            .toList());
  }
}
