package dev.headsup.functions.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.message.Rendered;
import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Result;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SendProtocolTest extends SendScene {
  @Test
  void anAcceptedMessageIsSentOnceHoweverOftenItIsAsked() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"));
    SendProtocol protocol = protocol(ses);
    advance(protocol, willing());
    advance(protocol, willing());
    assertThat(ses.letters()).hasSize(1);
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.SENT);
    assertThat(ledger.only().providerId()).isEqualTo("ses-1");
    assertThat(ses.letters().getFirst().address()).isEqualTo("ana@example.com");
  }

  @Test
  void theClaimIsWrittenBeforeTheProviderIsCalled() {
    ScriptedSender ses =
        new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"))
            .meanwhile(() -> assertThat(ledger.only().state()).isEqualTo(DeliveryState.SENDING));
    advance(protocol(ses), willing());
    assertThat(ses.letters()).hasSize(1);
  }

  /// G3: what a breaker stops does not leave, also when it was decided before.
  @Test
  void whatABreakerStoppedWaitsAndLeavesWhenAPersonLetsItGoOn() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"));
    SendProtocol protocol = protocol(ses);
    String version = Brake.of(trigger, "0".repeat(64));
    brakes.replace(Brake.released(version).stop(new Brake.Stop("9 bounces", NOW)));

    advance(protocol, willing());
    assertThat(ses.letters()).isEmpty();
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.PENDING);
    assertThat(dues.entries())
        .containsExactly(new DueEntry.Deliver(NOW.plus(BrakeStops.WAIT), ANA, ID));

    brakes.read(List.of(version)).values().forEach(brake -> brakes.replace(brake.resumed(now)));
    now = NOW.plus(BrakeStops.WAIT);
    advance(protocol, willing());
    assertThat(ses.letters()).hasSize(1);
  }

  @Test
  void whatABreakerHoldsTooLongIsNotSentAtAll() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"));
    brakes.replace(Brake.released(Brake.of(Channel.EMAIL)).stop(new Brake.Stop("99 errors", NOW)));
    advance(protocol(ses), willing());
    now = NOW.plus(Duration.ofHours(1));
    advance(protocol(ses), willing());
    assertThat(ses.letters()).isEmpty();
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void aRefusedMessageEndsWithTheReason() {
    advance(
        protocol(new ScriptedSender(Channel.EMAIL, new Result.Refused("no such box"))), willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(ledger.only().reason()).isEqualTo("no such box");
    assertThat(dues.entries()).isEmpty();
  }

  @Test
  void withoutASenderTheWrittenMessageIsKeptAndNeverSentLater() {
    ScriptedSender none =
        new ScriptedSender(Channel.EMAIL, new Result.Kept("no sender address: set EmailFrom"));
    advance(protocol(none), willing());
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"));
    now = NOW.plus(Delivery.LEASE).plusSeconds(1);
    advance(protocol(ses), willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.KEPT);
    assertThat(ledger.only().reason()).contains("set EmailFrom");
    assertThat(ledger.only().message()).isNotNull();
    assertThat(dues.entries()).isEmpty();
    assertThat(ses.letters()).isEmpty();
  }

  @Test
  void whatWasCertainlyNotSentIsTriedAgainLater() {
    ScriptedSender ses =
        new ScriptedSender(Channel.EMAIL, new Result.NotSent("busy"), new Result.Accepted("ses-2"));
    SendProtocol protocol = protocol(ses);
    advance(protocol, willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.PENDING);
    assertThat(dues.entries())
        .containsExactly(new DueEntry.Deliver(NOW.plus(Duration.ofMinutes(1)), ANA, ID));
    advance(protocol, willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.SENT);
    assertThat(ledger.only().attempts()).isEqualTo(2);
  }

  @Test
  void withoutAnAnswerNothingIsSentAgain() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Unknown("timeout"));
    SendProtocol protocol = protocol(ses);
    advance(protocol, willing());
    advance(protocol, willing());
    assertThat(ses.letters()).hasSize(1);
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(dues.entries()).isEmpty();
  }

  @Test
  void aWorkerThatDoesNotComeBackLeavesTheOutcomeUnknown() {
    Delivery claimed = PENDING.claimed(new Message.Email("s", "t", "h"), NOW);
    ledger.force(claimed);
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    advance(protocol(ses), willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.SENDING);
    assertThat(dues.entries()).hasSize(1);
    now = NOW.plus(Delivery.LEASE).plusSeconds(1);
    advance(protocol(ses), willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(ses.letters()).isEmpty();
  }

  @Test
  void aWorkerWhoseClaimWasTakenOverCannotWriteItsOutcome() {
    ScriptedSender ses =
        new ScriptedSender(Channel.EMAIL, new Result.Refused("late"))
            .meanwhile(
                () -> ledger.force(ledger.only().claimed(new Message.Email("s", "t", "h"), now)));
    advance(protocol(ses), willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.SENDING);
    assertThat(ledger.only().fence()).isEqualTo(2);
  }

  @Test
  void anInboxItemWhoseWorkerVanishedIsPutDownAgain() {
    Delivery inbox = Delivery.pending(ID, ANA, Channel.INBOX, NOW.plus(Duration.ofHours(1)), NOW);
    ledger.force(inbox.claimed(new Message.Inbox("t", "t", "t", null), NOW));
    now = NOW.plus(Delivery.LEASE).plusSeconds(1);
    advance(protocol(new ScriptedSender(Channel.INBOX)), willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.PENDING);
    assertThat(dues.entries()).hasSize(1);
  }

  @Test
  void whatWasClaimedInTimeButComesTooLateIsNotSent() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    protocol(ses)
        .advance(
            ledger.only(),
            outreach(),
            Purpose.HELP,
            willing(),
            (channel, links) -> {
              now = PENDING.notAfter();
              return made(new Message.Email("s", "t", "h"));
            });
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(ses.letters()).isEmpty();
  }

  @Test
  void afterItsTimeAMessageIsNotSent() {
    now = PENDING.notAfter();
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    advance(protocol(ses), willing());
    assertThat(ledger.only().reason()).isEqualTo("too late: it would not help any more");
    assertThat(ses.letters()).isEmpty();
  }

  @Test
  void theLinkInTheTextIsTheOneOfTheButton() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"));
    protocol(ses)
        .advance(
            ledger.only(),
            outreach(),
            Purpose.HELP,
            willing(),
            (channel, links) -> made(new Message.Email("Importing", links.stop(), "")));
    String stop = ses.letters().getFirst().links().stop();
    assertThat(ses.letters().getFirst().message().text()).isEqualTo(stop);
    assertThat(stop).startsWith("https://example.com/c/").endsWith("/stop");
    String token = stop.substring("https://example.com/c/".length(), stop.length() - 5);
    assertThat(LINKS.open(token))
        .hasValueSatisfying(link -> {
          assertThat(link.customer()).isEqualTo(ANA);
          assertThat(link.outreach()).isEqualTo(ID);
          assertThat(link.to()).isEqualTo(AddressHash.of(Channel.EMAIL, "ana@example.com"));
        });
  }

  @Test
  void aMessageThatCannotBeMadeFailsByNameAndNobodyIsCalled() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    protocol(ses)
        .advance(
            ledger.only(),
            outreach(),
            Purpose.HELP,
            willing(),
            (channel, links) -> {
              throw new IllegalStateException("no template");
            });
    assertThat(ledger.only().reason()).isEqualTo("the message could not be made");
    assertThat(ses.letters()).isEmpty();
  }

  @Test
  void aMessageThatMustNotBeSentFailsByItsReasonAndNobodyIsCalled() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    protocol(ses)
        .advance(
            ledger.only(),
            outreach(),
            Purpose.HELP,
            willing(),
            (channel, links) -> new Rendered.Refused("too many parts"));
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(ledger.only().reason()).isEqualTo("too many parts");
    assertThat(ses.letters()).isEmpty();
  }

  @Test
  void aProviderThatIsOutForAnHourCostsNoMessageThatWouldStillHelp() {
    ScriptedSender ses =
        new ScriptedSender(
            Channel.EMAIL,
            Stream.concat(
                    Stream.generate(() -> new Result.NotSent("out")).limit(7),
                    Stream.of(new Result.Accepted("ses-1")))
                .toArray(Result[]::new));
    for (int attempt = 0; attempt < 8; attempt++) {
      advance(protocol(ses), willing());
    }
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.SENT);
  }
}
