package dev.headsup.authoring.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.message.SmsParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// S3: 500 hostile values, in each place that a stranger fills, by each channel. A browser's parser
/// is the judge.
class HostileValuesTest {
  private static final Links LINKS =
      new Links(
          "https://example.com/c/w",
          "https://example.com/c/p",
          "https://example.com/c/s",
          "https://example.com/c/h");
  private static final Brand BRAND =
      new Brand("Acme", "Acme Inc., 1 Example Street, Springfield", List.of());

  /// Every place: text, emphasis, list, heading, code, link text, link target, and with filters.
  private static final String BODY =
      """
      Hi {{ customer.first_name | default: "there" }}, **{{ customer.plan | default: "it" }}**.

      # {{ data.file | default: "it" | upcase }}

      - {{ customer.name | default: "x" }}
      - `{{ data.file | default: "it" }}`
      - {{ data.error | default: "it" | truncate: 30 }} {{ data.error | list | default: "it" }}
      - {{ data.error | number | default: "n" }} {{ data.error | date | default: "d" }}

      {{ data.file | default: "it" }}

      > {{ customer.name | default: "x" | append: " and so on" }}

      [{{ data.file | default: "it" }}](https://docs.example.com/i?f={{ data.file | default: "-" }})
      """;

  private static final String HEAD =
      """
      ---
      %s: "{{ customer.name | default: 'there' }} {{ data.file | default: 'it' }}"
      action:
        label: "{{ customer.name | default: 'there' }}"
        url: "https://docs.example.com/x?n={{ data.error | default: 'none' }}#{{ customer.plan | default: 'p' }}"
      ---
      """;

  private static final String SMS =
      "Hi {{ customer.first_name | default: \"there\" }}, {{ data.file | default: \"it\" }} and"
          + " {{ data.error | default: \"that\" | upcase }} for {{ customer.plan | default: \"all\""
          + " }} did not come through. We write again in an hour.";

  private static final String PUSH =
      """
      ---
      title: "Your import, {{ customer.first_name | default: 'there' }}"
      url: "https://docs.example.com/i?f={{ data.file | default: 'it' }}"
      ---
      {{ data.file | default: "it" }} and {{ data.error | default: "that" | upcase }} for
      {{ customer.plan | default: "all" }} did not come through. We write again in an hour.
      """;

  private static final MessageSet SET =
      Messages.compiled(
          Purpose.HELP,
          Map.of(
              "en/email.md", HEAD.formatted("subject") + BODY,
              "en/inbox.md", HEAD.formatted("title") + BODY,
              "en/sms.md", SMS,
              "en/push.md", PUSH,
              "en/webhook.md", HEAD.formatted("title") + BODY));

  private static final List<String> PLACES = List.of("name", "plan", "file", "error");

  /// What a program that shows plain text would make a link of: a scheme, or a host.
  private static final Pattern TAPPED =
      Pattern.compile(
          "(?i)(https?|ftp|file|ldap)://[^\\s]*|(?<![\\p{L}\\p{N}])www\\.\\S+|\\S*evil\\.(com|co)\\b\\S*");

  private static Message rendered(Channel channel, String place, String value) {
    boolean trait = place.equals("name") || place.equals("plan");
    return Messages.rendered(
        SET,
        channel,
        Messages.context(
            trait ? Map.of(place, value) : Map.of(),
            trait ? Map.of() : Map.of(place, value),
            LINKS,
            BRAND));
  }

  private static List<String> tags(String html) {
    List<String> tags = new ArrayList<>();
    for (Element element : Jsoup.parse(html).getAllElements()) {
      Set<String> attributes = new TreeSet<>();
      element.attributes().forEach(attribute -> attributes.add(attribute.getKey()));
      tags.add(element.tagName() + attributes);
    }
    return tags;
  }

  private static void linksAreOurs(Document document, String value) {
    document
        .select("[href]")
        .eachAttr("href")
        .forEach(address ->
            assertThat(address)
                .as(value)
                .matches(
                    "https://docs\\.example\\.com/[ix]\\?[fn]=\\S*|https://example\\.com/c/[wps]"));
  }

  private static void textIsOurs(String text, String value) {
    TAPPED
        .matcher(text)
        .results()
        .forEach(found ->
            assertThat(found.group())
                .as(value)
                .matches("https://docs\\.example\\.com/\\S*|https://example\\.com/c/\\S*"));
    assertThat(text.chars().noneMatch(c -> c == '\r' || c == 0 || (c >= 0x2028 && c <= 0x202e)))
        .as(value)
        .isTrue();
    assertThat(text).as(value).doesNotContain("\ue000", "\u200b", "\u2066", "Reply STOP to stop.R");
  }

  @Test
  void thereAreFiveHundred() {
    assertThat(Hostile.values()).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void noEmailChangesItsFormOrLeadsAnywhereElse() {
    List<String> harmless = tags(((Message.Email) rendered(Channel.EMAIL, "name", "Ana")).html());
    for (String value : Hostile.values()) {
      for (String place : PLACES) {
        Message.Email email = (Message.Email) rendered(Channel.EMAIL, place, value);

        assertThat(tags(email.html())).as(value).isEqualTo(harmless);
        linksAreOurs(Jsoup.parse(email.html()), value);
        textIsOurs(email.text(), value);
        assertThat(email.subject()).as(value).doesNotContain("\n", "\r");
        assertThat(email.subject().codePoints().count()).as(value).isLessThan(201);
        assertThat(email.subject().chars().noneMatch(Character::isISOControl)).isTrue();
        textIsOurs(email.subject(), value);
      }
    }
  }

  @Test
  void noInboxItemDoes() {
    List<String> harmless = tags(((Message.Inbox) rendered(Channel.INBOX, "name", "Ana")).html());
    for (String value : Hostile.values()) {
      for (String place : PLACES) {
        Message.Inbox inbox = (Message.Inbox) rendered(Channel.INBOX, place, value);

        assertThat(tags(inbox.html())).as(value).isEqualTo(harmless);
        linksAreOurs(Jsoup.parse(inbox.html()), value);
        textIsOurs(inbox.text(), value);
        assertThat(inbox.title()).as(value).doesNotContain("\n", "\r");
        Message.Action action = inbox.action();
        assertThat(action).isNotNull();
        if (action != null) {
          assertThat(action.url())
              .as(value)
              .matches("https://docs\\.example\\.com/x\\?n=[\\w.%*~-]*#[\\w.%*~-]*");
          assertThat(action.label()).as(value).doesNotContain("\n", "\r");
        }
      }
    }
  }

  /// L9: and the first one is no exception.
  @Test
  void everyTextMessageHasThreePartsAtMostNamesItsSenderAndSaysHowToStop() {
    for (String value : Hostile.values()) {
      for (String place : PLACES) {
        Message sms = rendered(Channel.SMS, place, value);

        assertThat(SmsParts.of(sms.text()).parts()).as(value).isBetween(1, SmsText.MOST);
        assertThat(sms.text()).as(value).startsWith("Acme: Hi ").contains("Reply STOP to stop.");
        textIsOurs(sms.text(), value);
      }
    }
  }

  /// S3 for the channels that came last.
  @Test
  void everyPushMessageIsShortPlainAndLeadsWhereItsWriterSaid() {
    for (String value : Hostile.values()) {
      for (String place : PLACES) {
        Message.Push push = (Message.Push) rendered(Channel.PUSH, place, value);

        assertThat(push.text().length()).as(value).isBetween(20, PushText.MOST);
        assertThat(push.title().length()).as(value).isLessThanOrEqualTo(PushText.TITLE);
        textIsOurs(push.text() + " " + push.title(), value);
        assertThat((push.text() + push.title()).chars().noneMatch(Character::isISOControl))
            .as(value)
            .isTrue();
        assertThat(push.url()).as(value).matches("https://docs\\.example\\.com/i\\?f=[\\w.%*~-]*");
      }
    }
  }

  /// S3 for the channels that came last.
  @Test
  void noWebhookChangesItsFormOrLeadsAnywhereElse() {
    Message.Webhook usual = (Message.Webhook) rendered(Channel.WEBHOOK, "name", "Ana");
    List<String> harmless = tags(usual.html());
    for (String value : Hostile.values()) {
      for (String place : PLACES) {
        Message.Webhook webhook = (Message.Webhook) rendered(Channel.WEBHOOK, place, value);

        assertThat(tags(webhook.html())).as(value).isEqualTo(harmless);
        linksAreOurs(Jsoup.parse(webhook.html()), value);
        textIsOurs(webhook.text(), value);
        assertThat(webhook.title()).as(value).doesNotContain("\n", "\r");
      }
    }
  }

  @Test
  void noTemplateIsRead() {
    for (String value : Hostile.values()) {
      for (String place : PLACES) {
        for (Channel channel : Channel.values()) {
          String text = rendered(channel, place, value).text();

          assertThat(text).as(value).doesNotContain("49", "null", "class java");
        }
      }
    }
  }
}
