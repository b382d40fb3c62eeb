package dev.headsup.aws.channel;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Letters for the tests.
final class Letters {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static final String PAGE = "https://example.com/c/abc";
  private static final Links LINKS =
      new Links(PAGE, PAGE + "#preferences", PAGE + "/stop", PAGE + "#person");

  private Letters() {}

  /// The same letter with links that lead nowhere.
  static Letter withoutLinks(Letter letter) {
    return new Letter(
        letter.delivery(),
        letter.outreach(),
        letter.purpose(),
        letter.address(),
        letter.message(),
        Links.NONE);
  }

  static Letter email(Purpose purpose) {
    return letter(
        "customer-1",
        purpose,
        "ana@example.com",
        new Message.Email("Your import, Ana", "Three steps.", "<p>Three steps.</p>"));
  }

  static Letter sms(Purpose purpose) {
    return letter("customer-1", purpose, "+12025550123", new Message.Sms("Three steps."));
  }

  static Letter push(Purpose purpose) {
    return letter(
        "customer-1",
        purpose,
        "ios 740f4707bebcf74f",
        new Message.Push("Your import, Ana", "Three steps.", "https://example.com/import"));
  }

  static Letter webhook(Purpose purpose) {
    return letter(
        "customer-1",
        purpose,
        "customer-1",
        new Message.Webhook(
            "Your import, Ana",
            "Three steps.",
            "<p>Three steps.</p>",
            new Message.Action("Show me", "https://example.com/import")));
  }

  static Letter inbox() {
    return letter(
        "customer-1",
        Purpose.HELP,
        "customer-1",
        new Message.Inbox("Title", "Text", "<p>Text</p>", null));
  }

  static Letter letter(String customer, Purpose purpose, String address, Message message) {
    Delivery delivery =
        Delivery.pending(
                "5f2c", new CustomerId(customer), message.channel(), NOON.plusSeconds(3600), NOON)
            .claimed(message, NOON);
    return new Letter(
        delivery,
        new Outreach(
            "5f2c",
            new CustomerId(customer),
            new TriggerRef("import-struggle", "Import struggle", "0a1b"),
            NOON.minusSeconds(5),
            new Stamp(NOON.minusSeconds(5).toEpochMilli(), 1),
            new Decision.Send(List.of(message.channel())),
            List.of(),
            new Evidence("Import Failed", List.of()),
            Map.of(),
            1),
        purpose,
        address,
        message,
        LINKS);
  }
}
