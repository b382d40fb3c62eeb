package dev.headsup.functions.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.message.Rendered;
import dev.headsup.aws.links.PageLinks;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.engine.activity.Stamp;
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
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.ChannelSender.Result;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches.ConsentRead;
import dev.headsup.engine.policy.ConsentRule;
import dev.headsup.engine.policy.ConsentRule.Needs;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.memory.MemoryAddresses;
import dev.headsup.functions.memory.MemoryDues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SendProtocolTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:21:00Z");
  private static final CustomerId ANA = CustomerId.known("ana");
  private static final String ID = "00112233445566778899aabbccddeeff";
  private static final PageLinks LINKS =
      new PageLinks(DerivedKeys.passing(), Optional::empty, "https://example.com");
  private static final Delivery PENDING =
      Delivery.pending(ID, ANA, Channel.EMAIL, NOW.plus(Duration.ofHours(1)), NOW);

  private final MemoryLedger ledger = new MemoryLedger(PENDING);
  private final MemoryDues dues = new MemoryDues();
  private final MemoryAddresses addresses = new MemoryAddresses();
  private Policy policy = Policy.standard();
  private Instant now = NOW;

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
  void ofAWithdrawnTriggerNothingMoreIsSent() {
    protocol(new ScriptedSender(Channel.EMAIL)).withdraw(ledger.only(), "paused");
    assertThat(ledger.only().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(ledger.only().reason()).isEqualTo("paused");
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
  void aNoSinceTheDecisionIsRespected() {
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    advance(protocol(ses), said(Status.REVOKED, 2));
    assertThat(ledger.only().reason()).isEqualTo("consent was withdrawn");
    assertThat(ses.letters()).isEmpty();
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
  void aTriggerThatTheCustomerFoundOfNoUseMeanwhileIsStill() {
    Known known = willing();
    Preferences rests =
        Preferences.NONE.resting("import-struggle", NOW.plus(Duration.ofDays(90)), NOW);
    ScriptedSender ses = new ScriptedSender(Channel.EMAIL);
    advance(protocol(ses), new Known(known.profile(), known.consent(), rests, 2));
    assertThat(ledger.only().reason()).isEqualTo("the customer found this trigger of no use");
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
        standard.audience(),
        standard.arbitration(),
        standard.stop(),
        standard.holdout(),
        standard.brand());
  }

  private static Consent consent(Scope scope, Grant word) {
    return new Consent(Map.of(scope, word));
  }

  private void send(SendProtocol protocol, Purpose purpose, Known known) {
    protocol.advance(
        ledger.only(),
        outreach(),
        purpose,
        known,
        (channel, links) -> made(new Message.Email("Importing", "text", "<p>text</p>")));
  }

  private SendProtocol protocol(ScriptedSender sender) {
    InstantSource clock = () -> now;
    return new SendProtocol(
        ledger, addresses, dues, () -> policy, Map.of(sender.channel(), sender), LINKS, clock);
  }

  private void advance(SendProtocol protocol, Known known) {
    send(protocol, Purpose.HELP, known);
  }

  private static Rendered made(Message message) {
    return new Rendered.Made(message, List.of());
  }

  private static Known willing() {
    return said(Status.GRANTED, 2);
  }

  private static Known said(Status word, long version) {
    Traits traits =
        new Traits(Map.of("email", new Traits.Dated(new Value.Text("ana@example.com"), NOW)));
    Consent consent =
        new Consent(Map.of(new Scope(Purpose.HELP, Channel.EMAIL), new Grant(word, "form", NOW)));
    return new Known(new Profile(ANA, traits, null), consent, version);
  }

  private static Outreach outreach() {
    return new Outreach(
        ID,
        ANA,
        new Outreach.TriggerRef("import-struggle", "Stuck on CSV import", "0".repeat(64)),
        NOW,
        new Stamp(NOW.toEpochMilli(), 1),
        new Decision.Send(List.of(Channel.EMAIL)),
        List.of(),
        new Evidence("Import Failed", List.of(NOW)),
        Map.of(),
        1);
  }
}
