package dev.headsup.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Quarantine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// S6: what may end in a log or in the text of an exception says no address, name or word of a
/// message.
final class UnsaidTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final CustomerId ANA = CustomerId.known("u1");
  private static final String CANARY = "canary";

  @Test
  void whatIsKnownOfACustomerIsNotPrinted() {
    Profile profile =
        new Profile(
            ANA,
            new Traits(
                Map.of(
                    "email", new Traits.Dated(new Value.Text("canary@example.com"), NOW),
                    "name", new Traits.Dated(new Value.Text("Canary Ana"), NOW))),
            null);

    assertThat(new Known(profile, Consent.NONE, 1).toString())
        .contains("u1")
        .doesNotContainIgnoringCase(CANARY);
  }

  @Test
  void theWordsOfAMessageAreNotPrinted() {
    List<Message> messages =
        List.of(
            new Message.Email("canary", "canary", "canary"),
            new Message.Sms("canary"),
            new Message.Inbox("canary", "canary", "canary", null),
            new Message.Push("canary", "canary", "canary"),
            new Message.Webhook("canary", "canary", "canary", null));

    for (Message message : messages) {
      Delivery delivery =
          Delivery.pending("o1", ANA, message.channel(), NOW.plusSeconds(60), NOW)
              .claimed(message, NOW);
      assertThat(delivery.toString()).contains("o1").doesNotContainIgnoringCase(CANARY);
    }
    assertThat(messages).hasSize(Channel.values().length);
  }

  @Test
  void anEventIsNotPrinted() {
    assertThat(
            new PastEvent(ANA, new EventId("e1"), NOW, NOW, true, null, "{\"a\":\"canary\"}")
                .toString())
        .contains("e1")
        .doesNotContain(CANARY);
    assertThat(new Quarantine.Refused("e1", "bad", "x", "{\"a\":\"canary\"}", NOW).toString())
        .contains("bad")
        .doesNotContain(CANARY);
  }
}
