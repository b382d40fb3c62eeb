package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Receipt;
import dev.headsup.engine.outreach.Receipt.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReachTest {
  @ParameterizedTest
  @CsvSource({
    "SENT, REACHED",
    "SENT FAILED, REACHED",
    "DELIVERED, REACHED",
    "COMPLAINED, REACHED",
    "BOUNCED, LOST",
    "BOUNCED SENT, REACHED",
    "BOUNCED PENDING, ON_ITS_WAY",
    "BOUNCED UNKNOWN, UNCLEAR",
    "PENDING, ON_ITS_WAY",
    "SENDING FAILED, ON_ITS_WAY",
    "UNKNOWN PENDING, ON_ITS_WAY",
    "UNKNOWN FAILED, UNCLEAR",
    "UNKNOWN KEPT, UNCLEAR",
    "FOREIGN FAILED, UNCLEAR",
    "FOREIGN PENDING, ON_ITS_WAY",
    "SENT FOREIGN, REACHED",
    "KEPT FAILED, KEPT",
    "SENT KEPT, REACHED",
    "FAILED, LOST",
    "FAILED FAILED, LOST"
  })
  void itSaysNoMoreThanTheMessagesDo(String states, Reach reach) {
    List<Delivery> deliveries =
        Arrays.stream(states.split(" ")).map(DeliveryState::valueOf).map(ReachTest::in).toList();

    assertThat(Reach.of(deliveries)).isEqualTo(reach);
  }

  private static Delivery foreign(Delivery delivery) {
    return new Delivery(
        delivery.outreach(),
        delivery.customer(),
        delivery.channel(),
        DeliveryState.FOREIGN,
        delivery.fence(),
        delivery.attempts(),
        delivery.notAfter(),
        null,
        delivery.message(),
        null,
        null,
        "it is HANDED_OFF, which this version does not know",
        delivery.at(),
        delivery.receipts());
  }

  private static Delivery told(Delivery sending, Kind kind) {
    return sending.sent("p", Scene.NOW).with(new Receipt(kind, "p", Scene.NOW, "full"));
  }

  private static Delivery in(DeliveryState state) {
    Delivery pending =
        Delivery.pending(
            "d",
            new CustomerId("ana"),
            Channel.EMAIL,
            Scene.NOW.plus(Duration.ofDays(1)),
            Scene.NOW);
    Delivery sending = pending.claimed(new Message.Sms("text"), Scene.NOW);
    return switch (state) {
      case PENDING -> pending;
      case SENDING -> sending;
      case SENT -> sending.sent("p", Scene.NOW);
      case DELIVERED -> told(sending, Kind.DELIVERED);
      case BOUNCED -> told(sending, Kind.BOUNCED);
      case COMPLAINED -> told(sending, Kind.COMPLAINED);
      case KEPT -> sending.kept("no sender", Scene.NOW);
      case FAILED -> sending.failed("no", Scene.NOW);
      case UNKNOWN -> sending.unknown("silence", Scene.NOW);
      case FOREIGN -> foreign(sending);
    };
  }
}
