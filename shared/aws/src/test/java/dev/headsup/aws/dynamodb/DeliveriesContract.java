package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.OutreachReceipts;
import dev.headsup.engine.outreach.OutreachReceipts.Noted;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.outreach.Outreaches.Claim;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.outreach.Outreaches.ConsentRead;
import dev.headsup.engine.outreach.Receipt;
import dev.headsup.engine.outreach.Receipt.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every ledger keeps to when messages are claimed and end: the invariants A1 to A9 of the
/// send protocol that a store can hold.
abstract class DeliveriesContract {
  private static final AddressHash ADDRESS = AddressHash.of(Channel.EMAIL, "ana@example.com");
  private static final @Nullable ConsentRead NO_CONSENT_ASKED = null;
  private static final Receipt DELIVERED =
      new Receipt(Kind.DELIVERED, "p-1", NOON.plusSeconds(2), "");
  private static final Receipt BOUNCED =
      new Receipt(Kind.UNDELIVERABLE, "p-1", NOON.plusSeconds(3), "there is no such mailbox");
  private static final Message EMAIL = new Message.Email("Subject", "Text", "<p>Text</p>");

  abstract Outreaches outreaches();

  abstract OutreachReceipts receipts();

  abstract Profiles profiles();

  abstract Addresses addresses();

  private Delivery pending() {
    return pending(Samples.customer());
  }

  private Delivery pending(CustomerId customer) {
    Commit commit = Samples.send(Stored.nothing(customer), 1);
    assertThat(outreaches().commit(commit)).isTrue();
    return commit.deliveries().getLast();
  }

  private Delivery stored(Delivery like) {
    return outreaches().deliveries(like.customer(), like.outreach()).stream()
        .filter(delivery -> delivery.channel() == like.channel())
        .findFirst()
        .orElseThrow();
  }

  private Delivery claimed() {
    Delivery claimed = pending().claimed(EMAIL, NOON);
    assertThat(held(claimed, NO_CONSENT_ASKED)).isTrue();
    return claimed;
  }

  private boolean held(Delivery claimed, @Nullable ConsentRead consent) {
    return outreaches().claim(claimed, consent, ADDRESS) == Claim.HELD;
  }

  private void says(CustomerId customer, Status status, Instant at) {
    Consent consent =
        new Consent(Map.of(new Scope(Purpose.HELP, Channel.EMAIL), new Grant(status, "test", at)));
    profiles().merge(List.of(new Profiles.Change(Profile.unknown(customer), consent)));
  }

  private long consentVersion(CustomerId customer) {
    return profiles()
        .load(List.of(customer))
        .getOrDefault(customer, Profiles.Known.nothing(customer))
        .consentVersion();
  }

  @Test
  void oneMessageEndsAndAnotherChannelSaysItOrNeither() {
    CustomerId customer = Samples.customer();
    Outreach told =
        Samples.outreach(
            customer, 1, NOON, new Decision.Send(List.of(Channel.EMAIL), List.of(Channel.INBOX)));
    Delivery email = Samples.delivery(told, Channel.EMAIL);
    outreaches()
        .commit(
            new Commit(
                Stored.nothing(customer).become(Samples.activity(1)),
                List.of(told),
                List.of(email),
                List.of()));
    Delivery ended = email.failed("no such box", NOON);
    Delivery next = Delivery.pending(told.id(), customer, Channel.INBOX, email.notAfter(), NOON);
    DueEntry rescue = DueEntry.Deliver.rescue(NOON, customer, told.id());

    assertThat(outreaches().fallOver(ended, next, rescue)).isTrue();
    assertThat(outreaches().deliveries(customer, told.id())).containsExactlyInAnyOrder(ended, next);
    assertThat(outreaches().find(customer, told.id())).contains(told);
    assertThat(outreaches().fallOver(ended, next, rescue)).as("it is there already").isFalse();
  }

  @Test
  void aClaimIsWrittenWhole() {
    Delivery claimed = claimed();

    assertThat(stored(claimed)).isEqualTo(claimed);
  }

  /// A3: 10,000 rounds in a full run, half of each kind.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofManyClaimsExactlyOneHolds(boolean withConsent) {
    int rounds = Boolean.getBoolean("headsup.full") ? 5_000 : 100;
    for (int round = 0; round < rounds; round++) {
      Delivery pending = pending();
      Delivery claimed = pending.claimed(EMAIL, NOON);
      ConsentRead consent = withConsent ? new ConsentRead(pending.customer(), 0) : NO_CONSENT_ASKED;
      AtomicInteger held = new AtomicInteger();

      Together.run(
          8,
          rival -> {
            if (held(claimed, consent)) {
              held.incrementAndGet();
            }
          });

      assertThat(held).as("round %s", round).hasValue(1);
    }
  }

  @Test
  void aClaimOnWhatIsNotPendingFails() {
    Delivery claimed = claimed();

    assertThat(held(claimed.claimed(EMAIL, NOON), NO_CONSENT_ASKED)).isFalse();
    assertThat(outreaches().record(claimed.sent("p-1", NOON))).isTrue();
    assertThat(held(claimed.claimed(EMAIL, NOON), NO_CONSENT_ASKED)).isFalse();
    assertThat(stored(claimed)).isEqualTo(claimed.sent("p-1", NOON));
  }

  @Test
  void aClaimOfSomethingThatDoesNotExistCreatesNothing() {
    Delivery nowhere =
        Delivery.pending("none", Samples.customer(), Channel.EMAIL, NOON.plusSeconds(60), NOON);

    assertThat(held(nowhere.claimed(EMAIL, NOON), NO_CONSENT_ASKED)).isFalse();
    assertThat(outreaches().record(nowhere.failed("late", NOON))).isFalse();
    assertThat(outreaches().deliveries(nowhere.customer(), "none")).isEmpty();
  }

  @Test
  void aClaimAfterItsTimeFails() {
    Delivery pending = pending();

    assertThat(held(pending.claimed(EMAIL, pending.notAfter()), NO_CONSENT_ASKED)).isFalse();
    assertThat(held(pending.claimed(EMAIL, pending.notAfter().minusMillis(1)), NO_CONSENT_ASKED))
        .isTrue();
  }

  @Test
  void aClaimHoldsWhileTheConsentIsTheOneThatWasRead() {
    CustomerId customer = Samples.customer();
    Delivery pending = pending(customer);
    says(customer, Status.GRANTED, NOON);
    long read = consentVersion(customer);

    assertThat(held(pending.claimed(EMAIL, NOON), new ConsentRead(customer, read))).isTrue();
  }

  @Test
  void noClaimCommitsAfterANo() {
    CustomerId customer = Samples.customer();
    Delivery pending = pending(customer);
    says(customer, Status.GRANTED, NOON);
    long read = consentVersion(customer);
    says(customer, Status.REVOKED, NOON.plusSeconds(1));

    assertThat(held(pending.claimed(EMAIL, NOON), new ConsentRead(customer, read))).isFalse();
    assertThat(stored(pending)).isEqualTo(pending);
  }

  @Test
  void aFirstWordOfConsentAfterTheReadStopsTheClaimToo() {
    CustomerId customer = Samples.customer();
    Delivery pending = pending(customer);
    says(customer, Status.DENIED, NOON);

    assertThat(held(pending.claimed(EMAIL, NOON), new ConsentRead(customer, 0))).isFalse();
    assertThat(stored(pending)).isEqualTo(pending);
  }

  /// L7.
  @Test
  void anAddressOnTheSuppressionListStopsEveryClaimUntilItIsTakenOff() {
    Delivery pending = pending();
    AddressHash address = AddressHash.of(Channel.EMAIL, pending.customer() + "@example.com");
    Delivery claimed = pending.claimed(EMAIL, NOON);

    addresses().suppress(address, "test", NOON);
    assertThat(outreaches().claim(claimed, NO_CONSENT_ASKED, address)).isEqualTo(Claim.SUPPRESSED);
    assertThat(outreaches().claim(claimed, new ConsentRead(claimed.customer(), 0), address))
        .isEqualTo(Claim.SUPPRESSED);
    assertThat(stored(pending)).isEqualTo(pending);

    addresses().lift(address, "test", NOON.plusSeconds(1));
    assertThat(outreaches().claim(claimed, NO_CONSENT_ASKED, address)).isEqualTo(Claim.HELD);
  }

  @Test
  void theEndIsWrittenWhole() {
    Delivery claimed = claimed();
    Delivery sent = claimed.sent("provider-7", NOON.plusSeconds(1));

    assertThat(outreaches().record(sent)).isTrue();
    assertThat(outreaches().record(sent)).as("a repeat").isTrue();

    assertThat(stored(claimed)).isEqualTo(sent);
  }

  @Test
  void whatWasNotSentIsClaimedAgainUnderTheNextFence() {
    Delivery first = claimed();
    Delivery back = first.notSent("SES throttled", NOON.plusSeconds(1));
    assertThat(outreaches().record(back)).isTrue();
    assertThat(stored(first)).isEqualTo(back);

    Delivery second = back.claimed(EMAIL, NOON.plusSeconds(61));

    assertThat(held(second, NO_CONSENT_ASKED)).isTrue();
    assertThat(second.fence()).isEqualTo(2);
    assertThat(outreaches().record(first.sent("late", NOON.plusSeconds(62))))
        .as("the first worker lost its claim")
        .isFalse();
    assertThat(stored(first)).isEqualTo(second);
  }

  @Test
  void whatIsKeptInTheSandboxStaysThereWhateverARescuerThinks() {
    Delivery claimed = claimed();
    assertThat(outreaches().record(claimed.kept("no sender address", NOON))).isTrue();

    assertThat(outreaches().record(claimed.notSent("try again", NOON))).isFalse();
    assertThat(outreaches().record(claimed.unknown("its worker vanished", NOON))).isFalse();

    assertThat(stored(claimed)).isEqualTo(claimed.kept("no sender address", NOON));
  }

  @Test
  void whatIsSentStaysSentWhateverARescuerThinks() {
    Delivery claimed = claimed();
    assertThat(outreaches().record(claimed.sent("p-1", NOON))).isTrue();

    assertThat(outreaches().record(claimed.unknown("its worker vanished", NOON))).isFalse();
    assertThat(outreaches().record(claimed.notSent("try again", NOON))).isFalse();
    assertThat(outreaches().record(claimed.failed("given up", NOON))).isFalse();

    assertThat(stored(claimed)).isEqualTo(claimed.sent("p-1", NOON));
  }

  @Test
  void theSendersLateWordReplacesAnUnknown() {
    Delivery claimed = claimed();
    assertThat(outreaches().record(claimed.unknown("its worker vanished", NOON))).isTrue();

    assertThat(outreaches().record(claimed.sent("p-1", NOON.plusSeconds(70)))).isTrue();

    assertThat(stored(claimed)).isEqualTo(claimed.sent("p-1", NOON.plusSeconds(70)));
  }

  @Test
  void whatIsTooLateEndsWithoutAClaim() {
    Delivery pending = pending();

    assertThat(outreaches().record(pending.failed("too late", NOON))).isTrue();

    assertThat(stored(pending)).isEqualTo(pending.failed("too late", NOON));
    assertThat(held(pending.claimed(EMAIL, NOON), NO_CONSENT_ASKED)).isFalse();
  }

  @Test
  void everyKindOfMessageIsKept() {
    List<Message> messages =
        List.of(
            new Message.Sms("Hello, Ana"),
            new Message.Inbox("Title", "Text", "<p>Text</p>", null),
            new Message.Inbox(
                "Title",
                "",
                "",
                new Message.Action("Show me how", "https://help.example.com/import")));
    for (Message message : messages) {
      Delivery claimed = pending().claimed(message, NOON);
      assertThat(held(claimed, NO_CONSENT_ASKED)).isTrue();
      assertThat(stored(claimed).message()).isEqualTo(message);
    }
  }

  @Test
  void aReceiptIsWrittenWholeAndARepeatIsNoNews() {
    Delivery sent = claimed().sent("p-1", NOON.plusSeconds(1));
    assertThat(outreaches().record(sent)).isTrue();

    Optional<Noted> first = receipts().note(sent.customer(), sent.id(), BOUNCED);
    Optional<Noted> again = receipts().note(sent.customer(), sent.id(), BOUNCED);
    Optional<Noted> late = receipts().note(sent.customer(), sent.id(), DELIVERED);

    assertThat(first).hasValue(new Noted(sent.with(BOUNCED), true));
    assertThat(again).hasValue(new Noted(sent.with(BOUNCED), false));
    assertThat(late).hasValue(new Noted(sent.with(BOUNCED).with(DELIVERED), true));
    assertThat(stored(sent)).isEqualTo(sent.with(DELIVERED).with(BOUNCED));
  }

  @Test
  void aReceiptBeforeTheSendersWordCountsAndTheWordChangesItNoMore() {
    Delivery claimed = claimed();

    assertThat(receipts().note(claimed.customer(), claimed.id(), DELIVERED)).isPresent();

    assertThat(outreaches().record(claimed.unknown("no answer", NOON.plusSeconds(9)))).isFalse();
    assertThat(outreaches().record(claimed.sent("p-1", NOON.plusSeconds(9)))).isFalse();
    assertThat(stored(claimed)).isEqualTo(claimed.with(DELIVERED));
  }

  @Test
  void aReceiptSettlesAnUnknownOne() {
    Delivery unknown = claimed().unknown("no answer", NOON.plusSeconds(9));
    assertThat(outreaches().record(unknown)).isTrue();
    Receipt accepted = new Receipt(Kind.ACCEPTED, "p-1", NOON.plusSeconds(1), "");

    receipts().note(unknown.customer(), unknown.id(), accepted);

    assertThat(stored(unknown)).isEqualTo(unknown.with(accepted));
    assertThat(stored(unknown).state()).isEqualTo(DeliveryState.SENT);
    assertThat(held(unknown.claimed(EMAIL, NOON), NO_CONSENT_ASKED)).isFalse();
  }

  /// A15.
  @Test
  void ofManyReceiptsAtOnceNoneIsLostAndOneOfEachKindIsNews() {
    Delivery sent = claimed().sent("p-1", NOON);
    assertThat(outreaches().record(sent)).isTrue();
    List<Kind> kinds = List.of(Kind.values());
    AtomicInteger news = new AtomicInteger();

    Together.run(
        8,
        rival -> {
          for (int i = 0; i < kinds.size(); i++) {
            Kind kind = kinds.get((i + rival) % kinds.size());
            Receipt receipt = new Receipt(kind, "p-1", NOON.plusSeconds(kinds.indexOf(kind)), "");
            if (receipts().note(sent.customer(), sent.id(), receipt).orElseThrow().isNews()) {
              news.incrementAndGet();
            }
          }
        });

    assertThat(news).hasValue(kinds.size());
    assertThat(stored(sent).receipts().all()).extracting(Receipt::kind).isEqualTo(kinds);
    assertThat(stored(sent).state()).isEqualTo(DeliveryState.COMPLAINED);
  }

  @Test
  void aReceiptOfSomethingThatDoesNotExistCreatesNothing() {
    CustomerId nobody = Samples.customer();

    assertThat(receipts().note(nobody, "none/EMAIL", DELIVERED)).isEmpty();
    assertThat(outreaches().deliveries(nobody, "none")).isEmpty();
  }
}
