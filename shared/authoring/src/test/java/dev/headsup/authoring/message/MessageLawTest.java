package dev.headsup.authoring.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the law asks of a message, by the ids of the reliability list.
class MessageLawTest {
  private static final Links LINKS =
      new Links(
          "https://help.example.com/c/w",
          "https://help.example.com/c/w#preferences",
          "https://help.example.com/c/w/stop",
          "https://help.example.com/c/w#person");

  private static final Map<String, String> FILES =
      Map.of(
          "en/email.md", "---\nsubject: \"{{ data.file | default: 'x' }}\"\n---\nA guide helps.",
          "de/email.md", "---\nsubject: \"{{ data.file | default: 'x' }}\"\n---\nEs gibt Hilfe.",
          "fr/email.md",
              "---\nsubject: Oui\nwhy: Vous l'avez permis.\nstop: Arr\u00eater\n---\nUn guide.",
          "en/inbox.md", "---\ntitle: Help\n---\nA guide helps.",
          "de/inbox.md", "---\ntitle: Hilfe\n---\nEs gibt Hilfe.",
          "fr/inbox.md", "---\ntitle: Aide\nwhy: Pourquoi ceci\n---\nUn guide.",
          "en/sms.md", "A guide helps.",
          "de/sms.md", "Es gibt Hilfe.",
          "fr/sms.md", "Un guide.",
          "en/push.md", "---\ntitle: Help\n---\nA guide helps.");

  /// Map.of ends at ten.
  private static Map<String, String> files() {
    Map<String, String> all = new HashMap<>(FILES);
    all.put("de/push.md", "---\ntitle: Hilfe\n---\nEs gibt Hilfe.");
    all.put("fr/push.md", "---\ntitle: Aide\n---\nUn guide.");
    all.put("en/webhook.md", "---\ntitle: Help\n---\nA guide helps.");
    all.put("de/webhook.md", "---\ntitle: Hilfe\n---\nEs gibt Hilfe.");
    all.put("fr/webhook.md", "---\ntitle: Aide\n---\nUn guide.");
    return all;
  }

  private static Message rendered(
      MessageSet set, Channel channel, String locale, Map<String, String> data) {
    return Messages.rendered(
        set, channel, Messages.context(Map.of("locale", locale), data, LINKS, Messages.ACME));
  }

  /// L10: address and link are in each of 10,000.
  @Test
  void everyEmailOfHelpAndMarketingHasThePostalAddressAndAWayOut() {
    Random random = new Random(5);
    List<String> values = Hostile.values();
    for (Purpose purpose : List.of(Purpose.HELP, Purpose.MARKETING)) {
      MessageSet set = Messages.compiled(purpose, FILES);
      for (int round = 0; round < 5_000; round++) {
        String locale = List.of("en", "de-CH", "fr").get(round % 3);
        Map<String, String> data = Map.of("file", values.get(random.nextInt(values.size())));
        Message.Email email = (Message.Email) rendered(set, Channel.EMAIL, locale, data);

        assertThat(email.html()).contains(Messages.ACME.address(), LINKS.stop() + "\"");
        assertThat(email.text()).contains(Messages.ACME.address(), LINKS.stop());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void withoutAPostalAddressNoEmailThatNeedsOneGoesOut(Purpose purpose) {
    Rendered rendered =
        Messages.compiled(purpose, FILES)
            .render(Channel.EMAIL, Messages.context(Map.of(), Map.of(), LINKS, Brand.NONE));

    if (purpose.needsGrant()) {
      assertThat(rendered)
          .isInstanceOfSatisfying(
              Rendered.Refused.class,
              refused -> assertThat(refused.reason()).contains("postal address"));
    } else {
      assertThat(rendered).isInstanceOf(Rendered.Made.class);
    }
  }

  /// L21: each message leads to why the customer got it.
  @ParameterizedTest
  @EnumSource(Purpose.class)
  void everyEmailAndInboxItemSaysWhy(Purpose purpose) {
    MessageSet set = Messages.compiled(purpose, FILES);
    for (String locale : List.of("en", "de")) {
      Message.Email email = (Message.Email) rendered(set, Channel.EMAIL, locale, Map.of());
      Document html = Jsoup.parse(email.html());
      assertThat(html.select(".why a[href=" + LINKS.why() + "]")).hasSize(1);
      assertThat(html.select(".why").text())
          .startsWith(locale.equals("en") ? "Why you get this: " : "Warum Sie das bekommen: ");
      assertThat(email.text()).contains(": " + LINKS.why() + "\n");
      Message.Inbox inbox = (Message.Inbox) rendered(set, Channel.INBOX, locale, Map.of());
      assertThat(Jsoup.parse(inbox.html()).select("a[href=" + LINKS.why() + "]")).hasSize(1);
      assertThat(rendered(set, Channel.SMS, locale, Map.of()).text()).contains(LINKS.why());
    }
  }

  /// L28: the language of what we add is that of the message, and a plain part is there.
  @Test
  void whatWeAddIsInTheLanguageOfTheMessage() {
    MessageSet set = Messages.compiled(Purpose.HELP, files());
    List<String> english = List.of("Why you", "Stop these", "More about", "Choose", "Reply");
    List<String> german =
        List.of("Warum", "abbestellen", "Mehr dazu", "Ausw\u00e4hlen", "Keine SMS");
    for (Channel channel : Channel.values()) {
      assertThat(rendered(set, channel, "en-GB", Map.of()).text())
          .isNotBlank()
          .doesNotContain(german);
      assertThat(rendered(set, channel, "de-AT", Map.of()).text()).doesNotContain(english);
      assertThat(rendered(set, channel, "fr-CH", Map.of()).text())
          .doesNotContain(english)
          .doesNotContain(german);
    }
    Message.Email french = (Message.Email) rendered(set, Channel.EMAIL, "fr", Map.of());
    assertThat(french.text()).contains("Vous l'avez permis.\n" + LINKS.why() + "\nArr\u00eater: ");
    Message.Inbox inbox = (Message.Inbox) rendered(set, Channel.INBOX, "fr", Map.of());
    assertThat(inbox.text()).endsWith("Pourquoi ceci: " + LINKS.why());
    assertThat(Jsoup.parse(french.html()).select(".why a").eachText())
        .containsExactly("Vous l'avez permis.", "Arr\u00eater");
  }
}
