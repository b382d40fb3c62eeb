package dev.headsup.engine.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.decision.Example;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
  void aWebhookThatWasTakenHasArrivedAndNothingTurnsItBack() {
    Delivery taken =
        Delivery.pending("abc", Example.ANA, Channel.WEBHOOK, NOW.plusSeconds(60), NOW)
            .claimed(HELLO, NOW)
            .sent("abc/WEBHOOK", NOW);
    assertThat(taken.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(taken.isOver()).isTrue();
    assertThat(pending().claimed(HELLO, NOW).sent("id", NOW).state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void anAbandonedOneIsKnownByItsLease() {
    Delivery claimed = pending().claimed(HELLO, NOW);
    assertThat(claimed.isAbandoned(NOW.plus(Delivery.LEASE))).isFalse();
    assertThat(claimed.isAbandoned(NOW.plus(Delivery.LEASE).plusMillis(1))).isTrue();
    assertThat(claimed.sent("id", NOW).isAbandoned(NOW.plus(Duration.ofDays(1)))).isFalse();
  }

  @Test
  void whatWasNotSentIsTriedAgainHoweverLongTheProviderIsOut() {
    Delivery delivery = pending();
    List<Long> waits = new ArrayList<>();
    for (int attempt = 1; attempt <= 70; attempt++) {
      delivery = delivery.claimed(HELLO, NOW).notSent("busy", NOW);
      assertThat(delivery.state()).isEqualTo(DeliveryState.PENDING);
      waits.add(delivery.backOff().toMinutes());
    }
    assertThat(waits.subList(0, 6)).containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
    assertThat(waits.getLast()).isEqualTo(15);
  }

  @Test
  void aWebhookIsTriedEightTimesInThirtyHoursAtMost() {
    Delivery delivery =
        Delivery.pending("abc", Example.ANA, Channel.WEBHOOK, NOW.plusSeconds(60), NOW);
    List<Duration> waits = new ArrayList<>();
    while (!delivery.isSpent()) {
      delivery = delivery.claimed(HELLO, NOW).notSent("503", NOW);
      waits.add(delivery.backOff());
    }
    List<Duration> least =
        Stream.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT10H", "PT10H")
            .map(Duration::parse)
            .toList();
    assertThat(waits).hasSize(8);
    for (int attempt = 0; attempt < 8; attempt++) {
      Duration longest = least.get(attempt).multipliedBy(11).dividedBy(10);
      assertThat(waits.get(attempt)).isBetween(least.get(attempt), longest);
    }
    assertThat(waits.get(5)).isNotEqualTo(waits.get(6));
  }

  @Test
  void theIdNamesOutreachAndChannel() {
    assertThat(pending().id()).isEqualTo("abc/SMS");
  }

  private static Delivery pending() {
    return Delivery.pending("abc", Example.ANA, Channel.SMS, NOW.plusSeconds(60), NOW);
  }
}
