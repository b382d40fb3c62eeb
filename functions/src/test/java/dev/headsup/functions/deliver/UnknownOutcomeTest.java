package dev.headsup.functions.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.ChannelSender.Result;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Unanswered.Price;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A6: what becomes of a message whose provider did not answer.
final class UnknownOutcomeTest extends SendScene {
  private static final Duration SOON = Duration.ofMinutes(2);

  private final ScriptedSender twice =
      new ScriptedSender(
          Channel.EMAIL, new Result.Unknown("timeout"), new Result.Accepted("ses-2"));

  @Test
  void aSecurityMessageIsTriedOnceMoreWhenTheProviderHadItsTimeToTell() {
    SendProtocol protocol = protocol(twice);
    send(protocol, Purpose.SECURITY, willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(dues.entries()).containsExactly(new DueEntry.Deliver(NOW.plus(SOON), ANA, ID));

    later(protocol, Purpose.SECURITY, SOON.minusSeconds(1));
    assertThat(twice.letters()).as("not before").hasSize(1);

    later(protocol, Purpose.SECURITY, Duration.ofSeconds(1));
    assertThat(twice.letters()).hasSize(2);
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.SENT);
    assertThat(counted(Price.TWICE)).isEqualTo(1);
    assertThat(counted(Price.NEVER)).isZero();
  }

  @Test
  void aServiceMessageWaitsAQuarterOfAnHour() {
    SendProtocol protocol = protocol(twice);
    send(protocol, Purpose.SERVICE, willing());
    later(protocol, Purpose.SERVICE, Duration.ofMinutes(14));
    assertThat(twice.letters()).hasSize(1);
    later(protocol, Purpose.SERVICE, Duration.ofMinutes(1));
    assertThat(twice.letters()).hasSize(2);
  }

  @Test
  void whatTheProviderToldMeanwhileIsNotSentAgain() {
    SendProtocol protocol = protocol(twice);
    send(protocol, Purpose.SECURITY, willing());
    ledger.force(ledger.only().sent("ses-1", now));
    later(protocol, Purpose.SECURITY, SOON);
    assertThat(twice.letters()).hasSize(1);
    assertThat(ledger.only().providerId()).isEqualTo("ses-1");
  }

  @Test
  void withoutAnAnswerTwiceItStaysUnknownForGood() {
    ScriptedSender never =
        new ScriptedSender(Channel.EMAIL, new Result.Unknown("out"), new Result.Unknown("out"));
    SendProtocol protocol = protocol(never);
    send(protocol, Purpose.SECURITY, willing());
    for (int look = 0; look < 20; look++) {
      later(protocol, Purpose.SECURITY, SOON);
    }
    assertThat(never.letters()).hasSize(2);
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(ledger.only().isOver()).isTrue();
    assertThat(counted(Price.TWICE)).isEqualTo(1);
    assertThat(counted(Price.NEVER)).isEqualTo(1);
  }

  @Test
  void helpIsRatherLostThanDoubled() {
    SendProtocol protocol = protocol(twice);
    send(protocol, Purpose.HELP, willing());
    later(protocol, Purpose.HELP, Duration.ofMinutes(30));
    assertThat(twice.letters()).hasSize(1);
    assertThat(ledger.only().isOver()).isTrue();
    assertThat(counted(Price.NEVER)).isEqualTo(1);
  }

  @Test
  void ofAWorkerThatVanishedTheSameFollows() {
    ledger.force(PENDING.claimed(new dev.headsup.engine.message.Message.Email("s", "t", "h"), NOW));
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-2"));
    SendProtocol protocol = protocol(ses);
    later(protocol, Purpose.SECURITY, Delivery.LEASE.plusSeconds(1));
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(ses.letters()).isEmpty();
    later(protocol, Purpose.SECURITY, SOON);
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aTriggerThatWasPausedMeanwhileGetsNoSecondTry() {
    SendProtocol protocol = protocol(twice);
    send(protocol, Purpose.SECURITY, willing());
    protocol.withdraw(ledger.only(), outreach(), Purpose.SECURITY, willing(), "paused");
    later(protocol, Purpose.SECURITY, SOON);
    assertThat(twice.letters()).hasSize(1);
    assertThat(ledger.only().state()).as("it may have arrived").isEqualTo(DeliveryState.UNKNOWN);
    assertThat(ledger.only().reason()).isEqualTo("paused");
  }

  @Test
  void whatWasStoppedMeanwhileGetsNoSecondTry() {
    SendProtocol protocol = protocol(twice);
    send(protocol, Purpose.SECURITY, willing());
    policy = Policy.standard().with("stopped", new KillSwitch(true, "", Set.of(), Set.of()));
    later(protocol, Purpose.SECURITY, SOON);
    assertThat(twice.letters()).hasSize(1);
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(ledger.only().isOver()).isTrue();
  }

  @Test
  void aHardRefusalOfAnAddressLetsTheNextChannelSayIt() {
    decision = new Decision.Send(List.of(Channel.EMAIL), List.of(Channel.INBOX));
    send(
        protocol(new ScriptedSender(Channel.EMAIL, new Result.Refused("no such box"))),
        Purpose.SERVICE,
        willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(ledger.others())
        .singleElement()
        .satisfies(next -> {
          assertThat(next.channel()).isEqualTo(Channel.INBOX);
          assertThat(next.state()).isEqualTo(DeliveryState.PENDING);
          assertThat(next.notAfter()).isEqualTo(PENDING.notAfter());
        });
  }

  @Test
  void aSuppressedAddressLetsTheNextChannelSayIt() {
    decision = new Decision.Send(List.of(Channel.EMAIL), List.of(Channel.INBOX));
    ledger.suppress(AddressHash.of(Channel.EMAIL, "ana@example.com"));
    send(protocol(new ScriptedSender(Channel.EMAIL)), Purpose.SERVICE, willing());
    assertThat(ledger.others()).extracting(Delivery::channel).containsExactly(Channel.INBOX);
  }

  @Test
  void aBudgetThatIsSpentLetsTheNextChannelSayIt() {
    decision = new Decision.Send(List.of(Channel.EMAIL), List.of(Channel.INBOX));
    send(
        protocol(new ScriptedSender(Channel.EMAIL, new Result.Withheld("spent", true))),
        Purpose.SERVICE,
        willing());
    assertThat(ledger.others()).extracting(Delivery::channel).containsExactly(Channel.INBOX);
  }

  @Test
  void whoGotEnoughOfAllChannelsGetsItByNoOther() {
    decision = new Decision.Send(List.of(Channel.EMAIL), List.of(Channel.INBOX));
    send(
        protocol(new ScriptedSender(Channel.EMAIL, new Result.Withheld("enough", false))),
        Purpose.SERVICE,
        willing());
    assertThat(ledger.others()).isEmpty();
    assertThat(ledger.only().reason()).isEqualTo("enough");
  }

  @Test
  void whoSaidNoToAChannelIsNotToldByAnother() {
    decision = new Decision.Send(List.of(Channel.EMAIL), List.of(Channel.INBOX));
    send(
        protocol(new ScriptedSender(Channel.EMAIL)),
        Purpose.HELP,
        said(dev.headsup.engine.customer.Consent.Status.REVOKED, 2));
    assertThat(ledger.others()).isEmpty();
  }

  private long counted(Price price) {
    String name = price.counter(Channel.EMAIL, NOW);
    return counters.read(List.of(name)).values().iterator().next().total();
  }
}
