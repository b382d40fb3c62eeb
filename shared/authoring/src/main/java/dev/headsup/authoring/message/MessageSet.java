package dev.headsup.authoring.message;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import java.util.List;
import java.util.Map;
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

  private static final String NO_ADDRESS =
      "the policy says no postal address (policy.yaml, brand), and e-mails of help and marketing"
          + " carry one";
  private static final String NO_NAME =
      "the policy says no name (policy.yaml, brand), and a text message says who it is from";

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final MessageCompiler.Needs needs;
  private final Map<String, Map<Channel, MessageFile>> messages;
  private final Map<String, Set<Channel>> written;

  MessageSet(
      MessageCompiler.Needs needs,
      Map<String, Map<Channel, MessageFile>> messages,
      Map<String, Set<Channel>> written) {
    this.needs = needs;
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

  /// The language in which a customer is written to: theirs exactly, else theirs without the region
  /// and so on (RFC 4647, lookup), else the trigger's, else English, else the first there is.
  ///
  /// @param wanted the tag that the customer reads, or null when nobody knows it
  public String localeFor(@Nullable String wanted) {
    Set<String> tags = written.keySet();
    return Languages.lookup(wanted, tags)
        .or(() -> Languages.lookup(needs.language(), tags))
        .or(() -> Languages.lookup("en", tags))
        .orElseGet(() -> locales().iterator().next());
  }

  /// Renders the message for a customer.
  ///
  /// @throws IllegalArgumentException when the trigger has no message for this channel
  public Rendered render(Channel channel, RenderContext context) {
    String locale = localeFor(context.language());
    MessageFile file = messages.getOrDefault(locale, Map.of()).get(channel);
    if (file == null) {
      throw new IllegalArgumentException("No " + locale + " message for " + channel);
    }
    Values values = Values.of(context, locale);
    return switch (file) {
      case MessageFile.Email email ->
          needs.purpose().needsGrant() && context.brand().address().isBlank()
              ? new Rendered.Refused(NO_ADDRESS)
              : made(email(email, locale, values, context));
      case MessageFile.Sms sms ->
          context.brand().name().isBlank()
              ? new Rendered.Refused(NO_NAME)
              : sms(sms, values, context).rendered();
      case MessageFile.Inbox inbox -> made(inbox(inbox, values, context));
      case MessageFile.Push push -> push(push, values).rendered();
      case MessageFile.Webhook webhook -> made(webhook(webhook, values));
    };
  }

  private static Rendered made(Message message) {
    return new Rendered.Made(message, List.of());
  }

  private Message.Email email(
      MessageFile.Email email, String locale, Values values, RenderContext context) {
    Markdown body = markdown(email.body(), values);
    EmailLayout layout =
        new EmailLayout(
            locale,
            line(email.subject(), values),
            email.preheader() == null ? "" : line(email.preheader(), values),
            action(email.action(), values),
            new EmailFooter(
                email.footer(), context.links(), Footer.hasStop(needs.purpose()), context.brand()));
    return new Message.Email(layout.subject(), layout.text(body.text()), layout.html(body.html()));
  }

  private static Message.Inbox inbox(
      MessageFile.Inbox inbox, Values values, RenderContext context) {
    Markdown body = markdown(inbox.body(), values);
    String why = context.links().why();
    boolean tells = !why.isBlank() && !inbox.why().isBlank();
    return new Message.Inbox(
        line(inbox.title(), values),
        body.text() + (tells ? "\n\n" + inbox.why() + ": " + why : ""),
        body.html() + (tells ? "\n<p>" + EmailFooter.anchor(inbox.why(), why, "") + "</p>" : ""),
        action(inbox.action(), values));
  }

  private static PushText push(MessageFile.Push push, Values values) {
    return new PushText(
        line(push.title(), values),
        cut ->
            push.body()
                .print(
                    values,
                    (printed, room) ->
                        room.value() ? PushText.cut(printed, room.most(cut)) : printed),
        push.url() == null ? null : url(push.url(), values));
  }

  private static Message.Webhook webhook(MessageFile.Webhook webhook, Values values) {
    Markdown body = markdown(webhook.body(), values);
    return new Message.Webhook(
        line(webhook.title(), values), body.text(), body.html(), action(webhook.action(), values));
  }

  private SmsText sms(MessageFile.Sms sms, Values values, RenderContext context) {
    boolean gsm = SmsText.isGsm(SmsText.simple(sms.body().source()));
    SmsText.Body body =
        (cut, plain) ->
            sms.body()
                .print(
                    plain && gsm ? values.inGsm() : values,
                    (printed, room) -> {
                      String letters =
                          plain && gsm && !room.ours() ? SmsText.gsm(printed) : printed;
                      return room.value() ? SmsText.cut(letters, room.most(cut)) : letters;
                    });
    return new SmsText(
        body, sms.why(), sms.stop(), needs.purpose(), context.brand(), context.links());
  }

  private static Markdown markdown(Liquid liquid, Values values) {
    Slots slots = new Slots();
    return Markdown.of(liquid.print(values, slots::put), slots);
  }

  private static Message.@Nullable Action action(
      MessageFile.@Nullable Button button, Values values) {
    if (button == null) {
      return null;
    }
    String url = url(button.url(), values);
    return url == null ? null : new Message.Action(line(button.label(), values), url);
  }

  private static @Nullable String url(Liquid address, Values values) {
    String url =
        address
            .print(values, (printed, room) -> room.ours() ? printed : Addresses.encoded(printed))
            .strip();
    return url.isEmpty() ? null : url;
  }

  /// One line: what ends a header line can never be in it.
  private static String line(Liquid liquid, Values values) {
    String line =
        BLANKS.matcher(liquid.print(values, (printed, room) -> printed)).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= MAX_LINE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_LINE - 1)) + "\u2026";
  }
}
