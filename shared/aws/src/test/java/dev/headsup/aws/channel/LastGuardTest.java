package dev.headsup.aws.channel;

import static dev.headsup.aws.channel.Letters.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Allowances;
import dev.headsup.engine.outreach.ChannelSender;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import dev.headsup.engine.outreach.ChannelSender.Result;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// G4, G6, S11, L6: what the last guard holds with nothing before it: no claim, no ledger, no caps.
final class LastGuardTest {
  private final Allowances allowances = new MemoryAllowances();
  private final List<Letter> sent = new ArrayList<>();
  private Instant now = NOON;
  private Function<Letter, Result> provider = letter -> new Result.Accepted("id");

  private LastGuard guard(Channel channel, SendOnly only) {
    ChannelSender behind =
        new ChannelSender() {
          @Override
          public Channel channel() {
            return channel;
          }

          @Override
          public Result send(Letter letter) {
            sent.add(letter);
            return provider.apply(letter);
          }
        };
    return new LastGuard(behind, allowances, Policy::standard, only, () -> now);
  }

  private LastGuard guard(Channel channel) {
    return guard(channel, SendOnly.EVERYBODY);
  }

  @Test
  void aMessageThatIsSentAgainAndAgainStopsAtItsAttempts() {
    // DirectFlow: each minute for four hours.
    for (int minute = 0; minute < 240; minute++) {
      guard(Channel.EMAIL).send(Letters.email(Purpose.HELP));
      now = now.plus(Duration.ofMinutes(1));
    }
    assertThat(sent).hasSize(3);
  }

  @Test
  void aTextMessageIsTriedTwiceAtMost() {
    for (int hour = 0; hour < 100; hour++) {
      guard(Channel.SMS).send(Letters.sms(Purpose.SERVICE));
      now = now.plus(Duration.ofHours(1));
    }
    assertThat(sent).hasSize(2);
  }

  @Test
  void aCustomerGetsFiveADayByAllChannelsTogether() {
    for (int message = 0; message < 100; message++) {
      Channel channel = List.of(Channel.EMAIL, Channel.SMS, Channel.PUSH).get(message % 3);
      Letter letter = letter("message-" + message, "ana", channel, "+12025550123");
      guard(channel).send(letter);
      now = now.plus(Duration.ofMinutes(10));
    }
    assertThat(sent.size()).isEqualTo(5);
  }

  @Test
  void aCustomerGetsTwoTextMessagesAnHour() {
    for (int message = 0; message < 6; message++) {
      guard(Channel.SMS).send(letter("message-" + message, "ana", Channel.SMS, "+12025550123"));
      now = now.plus(Duration.ofMinutes(9));
    }
    assertThat(sent).hasSize(2);
  }

  @Test
  void numbersWithTheSameFirstDigitsGetTwentyAnHour() {
    for (int customer = 0; customer < 100; customer++) {
      String phone = "+1202555%04d".formatted(customer);
      guard(Channel.SMS).send(letter("message-" + customer, "c" + customer, Channel.SMS, phone));
    }
    assertThat(sent).hasSize(20);
  }

  @Test
  void whatWasCertainlyNotSentIsGivenBack() {
    provider = letter -> new Result.NotSent("busy");
    for (int attempt = 0; attempt < 50; attempt++) {
      guard(Channel.EMAIL).send(Letters.email(Purpose.HELP));
    }
    assertThat(sent).hasSize(50);
    provider = letter -> new Result.Unknown("no answer");
    for (int attempt = 0; attempt < 50; attempt++) {
      guard(Channel.EMAIL).send(Letters.email(Purpose.HELP));
    }
    assertThat(sent).as("three of which nobody knows").hasSize(53);
  }

  @Test
  void aWebhookThatIsNotTakenKeepsItsAttempts() {
    provider = letter -> new Result.NotSent("500");
    for (int attempt = 0; attempt < 50; attempt++) {
      guard(Channel.WEBHOOK).send(Letters.webhook(Purpose.HELP));
    }
    assertThat(sent).hasSize(8);
  }

  @Test
  void whileAStackIsTriedOutOnlyThoseOnItsListAreReached() {
    SendOnly only = SendOnly.of("me@example.com, @example.org,+12025550100");
    for (int customer = 0; customer < 1_000; customer++) {
      String id = "c" + customer;
      guard(Channel.EMAIL, only)
          .send(letter(id, id, Channel.EMAIL, "c" + customer + "@example.com"));
      guard(Channel.SMS, only)
          .send(letter(id, id, Channel.SMS, "+1202556%04d".formatted(customer)));
    }
    assertThat(sent).isEmpty();
    guard(Channel.EMAIL, only).send(letter("x", "x", Channel.EMAIL, "Me@Example.com"));
    guard(Channel.EMAIL, only).send(letter("y", "y", Channel.EMAIL, "you@example.org"));
    guard(Channel.SMS, only).send(letter("z", "z", Channel.SMS, "+12025550100"));
    assertThat(sent).hasSize(3);
    assertThat(
            guard(Channel.EMAIL, only).send(letter("w", "w", Channel.EMAIL, "a@evil-example.org")))
        .isInstanceOf(Result.Kept.class);
  }

  @Test
  void withoutItsCountersNothingIsSent() {
    Allowances none =
        new Allowances() {
          @Override
          public java.util.Optional<dev.headsup.engine.outreach.Allowance> take(
              List<dev.headsup.engine.outreach.Allowance> all, Instant at) {
            throw new IllegalStateException("the store does not answer");
          }

          @Override
          public void giveBack(List<dev.headsup.engine.outreach.Allowance> all) {
            throw new AssertionError("nothing was taken");
          }
        };
    LastGuard guard =
        new LastGuard(guard(Channel.EMAIL), none, Policy::standard, SendOnly.EVERYBODY, () -> now);
    assertThat(guard.send(Letters.email(Purpose.SECURITY))).isInstanceOf(Result.NotSent.class);
    assertThat(sent).isEmpty();
  }

  @Test
  void theInboxIsOursAndHasNoSuchEnd() {
    for (int message = 0; message < 50; message++) {
      guard(Channel.INBOX).send(Letters.inbox());
    }
    assertThat(sent).hasSize(50);
  }

  private static Letter letter(String outreach, String customer, Channel channel, String address) {
    Message message =
        switch (channel) {
          case SMS -> new Message.Sms("Three steps.");
          case PUSH -> new Message.Push("t", "t", "https://example.com/");
          case EMAIL, INBOX, WEBHOOK -> new Message.Email("s", "t", "h");
        };
    Letter like = Letters.letter(customer, Purpose.HELP, address, message);
    Outreach old = like.outreach();
    CustomerId id = new CustomerId(customer);
    return new Letter(
        Delivery.pending(outreach, id, channel, NOON.plusSeconds(3600), NOON)
            .claimed(message, NOON),
        new Outreach(
            outreach,
            id,
            old.trigger(),
            old.at(),
            old.cause(),
            old.decision(),
            List.of(),
            old.evidence(),
            Map.of(),
            1),
        Purpose.HELP,
        address,
        message,
        like.links());
  }
}
