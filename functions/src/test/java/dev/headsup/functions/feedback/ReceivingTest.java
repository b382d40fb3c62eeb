package dev.headsup.functions.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.decision.Health.Sign;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.outreach.Receipt;
import dev.headsup.engine.outreach.Receipt.Kind;
import dev.headsup.functions.memory.MemoryActivities;
import dev.headsup.functions.memory.MemoryAddresses;
import dev.headsup.functions.memory.MemoryCounters;
import dev.headsup.functions.memory.MemoryDecisions;
import dev.headsup.functions.memory.MemoryDues;
import dev.headsup.functions.memory.MemoryProfiles;
import dev.headsup.functions.memory.MemoryReceipts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReceivingTest {
  private static final Instant NOW = Instant.parse("2026-01-14T09:30:00Z");
  private static final CustomerId ANA = CustomerId.known("ana");
  private static final String OUTREACH = "5f2b8c1d9e0a47b3a6c4d2e8f1903b7c";
  private static final String NUMBER = "+12025550123";
  private static final AddressHash MAIL = AddressHash.of(Channel.EMAIL, "ana@example.com");
  private static final AddressHash PHONE = AddressHash.of(Channel.SMS, NUMBER);
  private static final String HASH = "0".repeat(64);

  private final MemoryActivities activities = new MemoryActivities();
  private final MemoryDecisions ledger = new MemoryDecisions(activities, new MemoryDues());
  private final MemoryReceipts receipts = new MemoryReceipts();
  private final MemoryAddresses addresses = new MemoryAddresses();
  private final MemoryProfiles profiles = new MemoryProfiles();
  private final MemoryCounters counters = new MemoryCounters();
  private final Receiving receiving =
      new Receiving(ledger, receipts, addresses, profiles, counters, () -> NOW);

  private static Delivery sent(Channel channel) {
    return Delivery.pending(OUTREACH, ANA, channel, NOW.plusSeconds(60), NOW)
        .claimed(new Message.Sms("text"), NOW.minusSeconds(30))
        .sent("provider-1", NOW.minusSeconds(29));
  }

  private static MailEvent mail(Kind kind) {
    return new MailEvent(
        ANA,
        OUTREACH + "/EMAIL",
        List.of("ana@example.com"),
        new Receipt(kind, "provider-1", NOW.minusSeconds(20), "why"));
  }

  private static TextStatus text(Kind kind, String id) {
    return new TextStatus(NUMBER, new Receipt(kind, id, NOW.minusSeconds(20), "why"));
  }

  @BeforeEach
  void anaWasTold() {
    Outreach told =
        new Outreach(
            OUTREACH,
            ANA,
            new Outreach.TriggerRef("import-struggle", "Stuck on CSV import", HASH),
            NOW,
            new Stamp(NOW.toEpochMilli(), 1),
            new Decision.Send(List.of(Channel.EMAIL, Channel.SMS)),
            List.of(),
            new Evidence("Import Failed", List.of(NOW)),
            Map.of(),
            1);
    ledger.commit(
        new Commit(
            Activities.Stored.nothing(ANA).become(Activity.NONE),
            List.of(told),
            List.of(),
            List.of()));
    receipts.add(sent(Channel.EMAIL));
    receipts.add(sent(Channel.SMS));
    addresses.writtenTo(PHONE, ANA, NOW);
    Grant yes = new Grant(Status.GRANTED, "form", NOW.minus(Duration.ofDays(9)));
    profiles.add(
        new Known(
            Profile.unknown(ANA),
            new Consent(
                Map.of(
                    new Scope(Purpose.HELP, Channel.EMAIL), yes,
                    new Scope(Purpose.MARKETING, Channel.EMAIL), yes,
                    new Scope(Purpose.SERVICE, Channel.EMAIL), yes,
                    new Scope(Purpose.HELP, Channel.SMS), yes)),
            1));
  }

  private Known ana() {
    return profiles.load(List.of(ANA)).getOrDefault(ANA, Known.nothing(ANA));
  }

  private long counted(Channel channel, Sign sign) {
    Health health = new Health("import-struggle", HASH, channel);
    return health.between(NOW, NOW, counters.read(health.counters(NOW, NOW))).of(sign);
  }

  /// L14: nothing more goes to an address at which nothing will ever arrive.
  @Test
  void aHardBounceSuppressesTheAddressAtOnce() {
    receiving.mail(mail(Kind.UNDELIVERABLE));

    assertThat(addresses.isSuppressed(MAIL)).isTrue();
    assertThat(ana().preferences().suppressed()).containsExactly(MAIL);
    assertThat(receipts.delivery(OUTREACH + "/EMAIL").state()).isEqualTo(DeliveryState.BOUNCED);
    assertThat(ana().consent().allows(Purpose.HELP, Channel.EMAIL))
        .as("another address of hers may be written to")
        .isTrue();
  }

  /// L2, L14: a complaint is a no to the kind of message, whatever the address.
  @Test
  void aComplaintSuppressesTheAddressAndRevokesHelpAndMarketingByEmail() {
    receiving.mail(mail(Kind.COMPLAINED));

    assertThat(addresses.isSuppressed(MAIL)).isTrue();
    assertThat(ana().consent().allows(Purpose.HELP, Channel.EMAIL)).isFalse();
    assertThat(ana().consent().allows(Purpose.MARKETING, Channel.EMAIL)).isFalse();
    assertThat(ana().consent().allows(Purpose.SERVICE, Channel.EMAIL)).isTrue();
    assertThat(ana().consent().allows(Purpose.HELP, Channel.SMS)).isTrue();
    assertThat(receipts.delivery(OUTREACH + "/EMAIL").state()).isEqualTo(DeliveryState.COMPLAINED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"ACCEPTED", "DELAYED", "DELIVERED", "REJECTED", "BOUNCED"})
  void nothingElseSuppressesAnAddress(Kind kind) {
    receiving.mail(mail(kind));
    receiving.text(text(kind, "provider-1"));

    assertThat(addresses.isSuppressed(MAIL)).isFalse();
    assertThat(addresses.isSuppressed(PHONE)).isFalse();
    assertThat(ana().preferences().suppressed()).isEmpty();
  }

  /// A15: and each is counted once.
  @Test
  void whateverTheOrderAndHoweverOftenTheEndIsTheSameAndCountedOnce() {
    for (int seed = 0; seed < 200; seed++) {
      anaWasTold();
      List<MailEvent> events = new ArrayList<>();
      for (int copy = 0; copy < 5; copy++) {
        events.add(mail(Kind.ACCEPTED));
        events.add(mail(Kind.DELIVERED));
        events.add(mail(Kind.BOUNCED));
        events.add(mail(Kind.UNDELIVERABLE));
        events.add(mail(Kind.COMPLAINED));
      }
      Collections.shuffle(events, new Random(seed));

      events.forEach(receiving::mail);

      assertThat(receipts.delivery(OUTREACH + "/EMAIL").state())
          .as("seed %s", seed)
          .isEqualTo(DeliveryState.COMPLAINED);
      assertThat(counted(Channel.EMAIL, Sign.BOUNCED)).isEqualTo(seed + 1);
      assertThat(counted(Channel.EMAIL, Sign.COMPLAINED)).isEqualTo(seed + 1);
    }
  }

  @Test
  void whatTheLedgerDoesNotKnowStillSuppresses() {
    MailEvent other =
        new MailEvent(
            ANA,
            "f".repeat(32) + "/EMAIL",
            List.of("ana@example.com"),
            mail(Kind.UNDELIVERABLE).receipt());

    receiving.mail(other);

    assertThat(addresses.isSuppressed(MAIL)).isTrue();
    assertThat(counted(Channel.EMAIL, Sign.BOUNCED)).isZero();
  }

  @Test
  void aTextMessageIsFoundByTheNumberAndTheIdThatSnsGave() {
    receiving.text(text(Kind.DELIVERED, "provider-1"));

    assertThat(receipts.delivery(OUTREACH + "/SMS").state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void aTextMessageOfWhichNobodyGotTheIdIsTheOnlyOneOfThatTime() {
    receipts.add(
        Delivery.pending(OUTREACH, ANA, Channel.SMS, NOW.plusSeconds(60), NOW)
            .claimed(new Message.Sms("text"), NOW.minusSeconds(30))
            .unknown("no answer", NOW.minusSeconds(22)));

    receiving.text(text(Kind.DELIVERED, "another-id"));

    assertThat(receipts.delivery(OUTREACH + "/SMS").state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(receipts.delivery(OUTREACH + "/SMS").providerId()).isEqualTo("another-id");
  }

  @Test
  void ofTwoThatMayBeMeantNoneIsGuessed() {
    Delivery one =
        Delivery.pending(OUTREACH, ANA, Channel.SMS, NOW.plusSeconds(60), NOW)
            .claimed(new Message.Sms("text"), NOW.minusSeconds(30));
    Delivery other =
        Delivery.pending("a".repeat(32), ANA, Channel.SMS, NOW.plusSeconds(60), NOW)
            .claimed(new Message.Sms("text"), NOW.minusSeconds(40));
    receipts.add(one);
    receipts.add(other);

    receiving.text(text(Kind.DELIVERED, "another-id"));

    assertThat(receipts.delivery(one.id())).isEqualTo(one);
    assertThat(receipts.delivery(other.id())).isEqualTo(other);
  }

  @Test
  void aNumberAtWhichNothingWillEverArriveIsSuppressedToo() {
    receiving.text(text(Kind.UNDELIVERABLE, "provider-1"));

    assertThat(addresses.isSuppressed(PHONE)).isTrue();
    assertThat(ana().preferences().suppressed()).containsExactly(PHONE);
    assertThat(counted(Channel.SMS, Sign.BOUNCED)).isEqualTo(1);
  }
}
