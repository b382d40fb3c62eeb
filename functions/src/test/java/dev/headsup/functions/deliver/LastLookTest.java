package dev.headsup.functions.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.message.Rendered;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Result;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreaches.ConsentRead;
import dev.headsup.engine.policy.ConsentRule;
import dev.headsup.engine.policy.ConsentRule.Needs;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is looked at once more at the last moment: stops, consent, wishes.
final class LastLookTest extends SendScene {
  @Test
  void ofAWithdrawnTriggerNothingMoreIsSent() {
    protocol(new ScriptedSender(Channel.EMAIL))
        .withdraw(ledger.only(), outreach(), Purpose.HELP, willing(), "paused");
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(ledger.only().reason()).isEqualTo("paused");
  }

  @Test
  void aNoSinceTheDecisionIsRespected() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    advance(protocol(ses), said(Status.REVOKED, 2));
    assertThat(ledger.only().reason()).isEqualTo("consent was withdrawn");
    assertThat(ses.letters()).isEmpty();
  }

  /// G5.
  @Test
  void aSecurityMessageWithoutFreshEvidenceOfThatCustomerIsNotSent() {
    evidence = List.of(NOW.minus(Duration.ofHours(24)));
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"));
    send(protocol(ses), Purpose.SECURITY, willing());
    assertThat(ses.letters()).isEmpty();
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(ledger.only().reason()).contains("younger than 24 hours");
  }

  /// G5.
  @Test
  void aSecurityMessageWithFreshEvidenceIsSent() {
    evidence = List.of(NOW.minus(Duration.ofHours(24)).plusSeconds(1));
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"));
    send(protocol(ses), Purpose.SECURITY, willing());
    assertThat(ses.letters()).hasSize(1);
  }

  /// G1: the read is at most two seconds old when the provider is called.
  @Test
  void aStopWhileTheMessageIsMadeAndClaimedIsHeard() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    protocol(ses)
        .advance(
            ledger.only(),
            outreach(),
            Purpose.HELP,
            willing(),
            (channel, links) -> {
              now = NOW.plus(SendProtocol.RECENT).plusMillis(1);
              policy =
                  Policy.standard().with("stopped", new KillSwitch(true, "", Set.of(), Set.of()));
              return made(new Message.Email("s", "t", "h"));
            });
    assertThat(ses.letters()).isEmpty();
    assertThat(ledger.only().reason()).isEqualTo("all sending was stopped");
  }

  @Test
  void aNoInTheLastMomentWinsOverTheClaim() {
    ledger.consentIsNow(3);
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    advance(protocol(ses), said(Status.GRANTED, 2));
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.PENDING);
    assertThat(ses.letters()).isEmpty();
    assertThat(dues.entries()).hasSize(1);
  }

  /// L7.
  @Test
  void toAnAddressOnTheSuppressionListNothingIsSentWhateverThePurpose() {
    AddressHash address = AddressHash.of(Channel.EMAIL, "Ana@Example.com");
    ledger.suppress(address);
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    protocol(ses)
        .advance(
            ledger.only(),
            outreach(),
            Purpose.SECURITY,
            willing(),
            (channel, links) ->
                new Rendered.Made(
                    new Message.Email("Signed in", "text", "<p>text</p>"), List.of()));
    assertThat(ledger.only().reason()).isEqualTo("its address asked never to be written to");
    assertThat(ses.letters()).isEmpty();
  }

  @Test
  void anAddressThatTheCustomerSaidIsNotTheirsIsNotEvenClaimed() {
    Known known = willing();
    Preferences notMe =
        Preferences.NONE.suppressed(AddressHash.of(Channel.EMAIL, "ana@example.com"), true);
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    advance(protocol(ses), new Known(known.profile(), known.consent(), notMe, 2));
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(ledger.only().fence()).isZero();
    assertThat(ses.letters()).isEmpty();
  }

  @Test
  void whoeverPausedMeanwhileGetsNoHelp() {
    Known known = willing();
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    Preferences paused = Preferences.NONE.paused(NOW.plus(Duration.ofDays(30)));
    advance(protocol(ses), new Known(known.profile(), known.consent(), paused, 2));
    assertThat(ledger.only().reason()).isEqualTo("the customer paused messages");
    assertThat(ses.letters()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stops")
  void whatWasStoppedSinceTheDecisionIsWithdrawnByName(KillSwitch stop, String reason) {
    policy = Policy.standard().with("stopped", stop);
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    advance(protocol(ses), willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(ledger.only().reason()).isEqualTo(reason);
    assertThat(ledger.only().fence()).isZero();
    assertThat(ses.letters()).isEmpty();
  }

  static Stream<Arguments> stops() {
    return Stream.of(
        Arguments.of(new KillSwitch(true, "a leak", Set.of(), Set.of()), "all sending was stopped"),
        Arguments.of(
            new KillSwitch(false, "", Set.of(Channel.EMAIL), Set.of()),
            "all sending by e-mail was stopped"),
        Arguments.of(
            new KillSwitch(false, "", Set.of(), Set.of("import-struggle")),
            "its trigger was stopped"));
  }

  @Test
  void whileThePolicyCannotBeReadNothingIsSentAndNothingGivenUp() {
    policy = Policy.closed("damaged");
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"));
    advance(protocol(ses), willing());
    assertThat(ledger.only()).isEqualTo(PENDING);
    assertThat(ses.letters()).isEmpty();
    assertThat(dues.entries())
        .containsExactly(new DueEntry.Deliver(NOW.plus(Duration.ofMinutes(1)), ANA, ID));

    policy = Policy.standard();
    advance(protocol(ses), willing());
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void theConsentMustBeWhatThePolicyAsksForAndIsBoundToTheClaim() {
    Scope service = new Scope(Purpose.SERVICE, Channel.EMAIL);
    Known said = willing();
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"));
    policy = needing(service, Needs.CONFIRMED);
    send(protocol(ses), Purpose.SERVICE, said);
    assertThat(ledger.only().reason()).isEqualTo("there is no consent on record");

    ledger.force(PENDING);
    Grant yes = new Grant(Status.GRANTED, "form", NOW);
    send(protocol(ses), Purpose.SERVICE, new Known(said.profile(), consent(service, yes), 2));
    assertThat(ledger.only().reason()).isEqualTo("the consent on record was not confirmed");

    ledger.force(PENDING);
    Grant confirmed = new Grant(Status.GRANTED, "form", NOW, new Proof("", "", "link", true));
    send(protocol(ses), Purpose.SERVICE, new Known(said.profile(), consent(service, confirmed), 2));
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.SENT);
    assertThat(ledger.bound()).isEqualTo(new ConsentRead(ANA, 2));
  }

  @Test
  void theClaimIsBoundToTheConsentOfWhoTheCustomerTurnedOutToBe() {
    CustomerId now = CustomerId.known("ana-of-the-team");
    Known known = willing();
    Known joined = new Known(new Profile(now, known.profile().traits(), null), known.consent(), 7);
    advance(protocol(new ScriptedSender(Channel.EMAIL, new Result.Accepted("ses-1"))), joined);
    assertThat(ledger.bound()).isEqualTo(new ConsentRead(now, 7));
  }

  @Test
  void aTriggerThatTheCustomerFoundOfNoUseMeanwhileIsStillAndSoIsWhatFollowsUp() {
    trigger = "import-struggle.reminder";
    Known known = willing();
    Preferences rests =
        Preferences.NONE.resting("import-struggle", NOW.plus(Duration.ofDays(90)), NOW);
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    advance(protocol(ses), new Known(known.profile(), known.consent(), rests, 2));
    assertThat(ledger.only().reason()).isEqualTo("the customer found this trigger of no use");
    assertThat(ses.letters()).isEmpty();
  }

  private static Policy needing(Scope scope, Needs needs) {
    Policy standard = Policy.standard();
    return new Policy(
        "another",
        new ConsentRule(Map.of(scope, needs)),
        standard.caps(),
        standard.quiet(),
        standard.fatigue(),
        standard.rest(),
        standard.surge(),
        standard.heart(),
        standard.budgets(),
        standard.ceilings(),
        standard.audience(),
        standard.arbitration(),
        standard.stop(),
        standard.holdout(),
        standard.brand(),
        standard.braking());
  }

  private static Consent consent(Scope scope, Grant word) {
    return new Consent(Map.of(scope, word));
  }
}
