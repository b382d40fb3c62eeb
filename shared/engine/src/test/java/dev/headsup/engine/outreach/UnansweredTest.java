package dev.headsup.engine.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Example;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A6: what follows an attempt without an answer, as one table.
final class UnansweredTest {
  private static final Instant NOW = Example.NOON;

  @ParameterizedTest
  @CsvSource({
    "SECURITY, INBOX, exact",
    "SERVICE, INBOX, exact",
    "HELP, INBOX, exact",
    "MARKETING, INBOX, exact",
    "SECURITY, WEBHOOK, exact",
    "SERVICE, WEBHOOK, exact",
    "HELP, WEBHOOK, exact",
    "MARKETING, WEBHOOK, exact",
    "SECURITY, PUSH, exact",
    "SERVICE, PUSH, exact",
    "HELP, PUSH, never",
    "MARKETING, PUSH, never",
    "SECURITY, EMAIL, reconcile PT2M",
    "SERVICE, EMAIL, reconcile PT15M",
    "HELP, EMAIL, never",
    "MARKETING, EMAIL, never",
    "SECURITY, SMS, reconcile PT2M",
    "SERVICE, SMS, elsewhere",
    "HELP, SMS, never",
    "MARKETING, SMS, never",
  })
  void theTable(Purpose purpose, Channel channel, String follows) {
    assertThat(words(Unanswered.of(purpose, channel))).isEqualTo(follows);
  }

  private static String words(Unanswered follows) {
    return switch (follows) {
      case Unanswered.Exact exact -> "exact";
      case Unanswered.Reconcile(Duration after) -> "reconcile " + after;
      case Unanswered.Elsewhere elsewhere -> "elsewhere";
      case Unanswered.Never never -> "never";
    };
  }

  @Test
  void afterTheWaitItIsTriedOnceMoreAndNeverAThirdTime() {
    Delivery first = sending().unknown("no answer", NOW, Duration.ofMinutes(2));
    assertThat(first.retryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
    assertThat(first.isOver()).isFalse();

    Delivery second =
        first
            .claimed(new Message.Email("s", "t", "h"), NOW.plusSeconds(121))
            .unknown("no answer again", NOW.plusSeconds(130), Duration.ofMinutes(2));
    assertThat(second.retryAt()).isNull();
    assertThat(second.isOver()).isTrue();
    assertThat(second.attempts()).isEqualTo(2);
  }

  @Test
  void aTryThatCertainlyFailedDoesNotMakeRoomForAnother() {
    Delivery pending =
        sending()
            .unknown("no answer", NOW, Duration.ofMinutes(2))
            .claimed(new Message.Email("s", "t", "h"), NOW.plusSeconds(121))
            .notSent("throttled", NOW.plusSeconds(122));
    assertThat(pending.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(
            pending
                .claimed(new Message.Email("s", "t", "h"), NOW.plusSeconds(200))
                .unknown("no answer", NOW.plusSeconds(201), Duration.ofMinutes(2))
                .isOver())
        .isTrue();
  }

  @Test
  void whatWouldComeTooLateIsNotTriedAgain() {
    assertThat(sending().unknown("no answer", NOW, Duration.ofHours(2)).retryAt()).isNull();
  }

  @Test
  void ofAMessageThatMayHaveArrivedNobodySaysThatItFailed() {
    Delivery unknown = sending().unknown("no answer", NOW, Duration.ofMinutes(2));
    assertThat(unknown.failed("stopped", NOW).state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(unknown.failed("stopped", NOW).isOver()).isTrue();
    assertThat(sending().failed("refused", NOW).state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void whatIsRepeatedUntilItIsThereMayHaveArrivedToo() {
    Delivery repeated = sending().repeated("the worker did not come back", NOW);
    assertThat(repeated.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(repeated.failed("the outage is over", NOW).state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(repeated.failed("the outage is over", NOW).isOver()).isTrue();

    Delivery again = repeated.claimed(new Message.Email("s", "t", "h"), NOW.plusSeconds(60));
    assertThat(again.failed("refused", NOW).state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(again.sent("1", NOW).retryAt()).isNull();
  }

  private static Delivery sending() {
    return Delivery.pending("abc", Example.ANA, Channel.EMAIL, NOW.plus(Duration.ofHours(1)), NOW)
        .claimed(new Message.Email("s", "t", "h"), NOW);
  }
}
