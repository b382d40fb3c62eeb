package dev.headsup.aws.channel;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import java.time.Instant;

/// Letters for the tests.
final class Letters {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Letters() {}

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
        new TriggerRef("import-struggle", "Import struggle", "0a1b"),
        purpose,
        address,
        message);
  }
}
