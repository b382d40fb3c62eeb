package dev.headsup.engine.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.decision.Example;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:21:00Z");
  private static final Message HELLO = new Message.Sms("hello");

  @Test
  void aClaimTakesTheFenceAndALease() {
    Delivery claimed = pending().claimed(HELLO, NOW);
    assertThat(claimed.state()).isEqualTo(DeliveryState.SENDING);
    assertThat(claimed.fence()).isEqualTo(1);
    assertThat(claimed.attempts()).isEqualTo(1);
    assertThat(claimed.lease()).isEqualTo(NOW.plus(Delivery.LEASE));
    assertThat(claimed.message()).isEqualTo(HELLO);
  }

  @Test
  void anAbandonedOneIsKnownByItsLease() {
    Delivery claimed = pending().claimed(HELLO, NOW);
    assertThat(claimed.isAbandoned(NOW.plus(Delivery.LEASE))).isFalse();
    assertThat(claimed.isAbandoned(NOW.plus(Delivery.LEASE).plusMillis(1))).isTrue();
    assertThat(claimed.sent("id", NOW).isAbandoned(NOW.plus(Duration.ofDays(1)))).isFalse();
  }

  @Test
  void whatWasNotSentIsTriedAgainFiveTimesThenGivenUp() {
    Delivery delivery = pending();
    for (int attempt = 1; attempt < Delivery.MAX_ATTEMPTS; attempt++) {
      delivery = delivery.claimed(HELLO, NOW).notSent("busy", NOW);
      assertThat(delivery.state()).isEqualTo(DeliveryState.PENDING);
      assertThat(delivery.backOff()).isEqualTo(Duration.ofMinutes(1L << (attempt - 1)));
    }
    delivery = delivery.claimed(HELLO, NOW).notSent("busy", NOW);
    assertThat(delivery.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(delivery.reason()).isEqualTo("tried 5 times: busy");
  }

  @Test
  void theIdNamesOutreachAndChannel() {
    assertThat(pending().id()).isEqualTo("abc/SMS");
  }

  private static Delivery pending() {
    return Delivery.pending("abc", Example.ANA, Channel.SMS, NOW.plusSeconds(60), NOW);
  }
}
