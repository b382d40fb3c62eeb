package dev.headsup.functions.preferences.replies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.keys.Leases.Lease.Granted;
import dev.headsup.aws.keys.RateLimit;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.customer.Handle;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.functions.OptOuts;
import dev.headsup.functions.memory.MemoryActivities;
import dev.headsup.functions.memory.MemoryAddresses;
import dev.headsup.functions.memory.MemoryCounters;
import dev.headsup.functions.memory.MemoryDecisions;
import dev.headsup.functions.memory.MemoryDues;
import dev.headsup.functions.memory.MemoryProfiles;
import dev.headsup.functions.memory.MemoryReceipts;
import dev.headsup.functions.preferences.replies.Answering.Outcome;
import dev.headsup.functions.preferences.replies.Answering.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AnsweringTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String PHONE = "+12025550123";
  private static final CustomerId ANA = new CustomerId("ana");

  private final MemoryProfiles profiles = new MemoryProfiles();
  private final MemoryAddresses addresses = new MemoryAddresses();
  private final MemoryCounters counters = new MemoryCounters();
  private final List<String> queued = new ArrayList<>();
  private Instant now = NOON;
  private final Map<AddressHash, Set<CustomerId>> directory = new HashMap<>();
  private final List<Refused> kept = new ArrayList<>();
  private final ReplyRoutes.Sources sources =
      new ReplyRoutes.Sources(
          profiles, addresses, directory(), quarantine(), optOuts(), Policy::standard);
  private final Answering answering = new Answering(sources, queued::addAll, () -> now);

  /// Of text messages and inbox items to ana, the last ones are of one trigger.
  private OptOuts optOuts() {
    MemoryDecisions ledger = new MemoryDecisions(new MemoryActivities(), new MemoryDues());
    MemoryReceipts receipts = new MemoryReceipts();
    Outreach told =
        new Outreach(
            "0a",
            ANA,
            new Outreach.TriggerRef("order-received", "Your order", "0".repeat(64)),
            NOON,
            new Stamp(NOON.toEpochMilli(), 1),
            new Decision.Send(List.of(Channel.SMS)),
            List.of(),
            new Candidate.Evidence("Order Placed", List.of(NOON)),
            Map.of(),
            1);
    ledger.commit(
        new Commit(Stored.nothing(ANA).become(Activity.NONE), List.of(told), List.of(), List.of()));
    for (Channel channel : List.of(Channel.SMS, Channel.INBOX)) {
      receipts.add(
          Delivery.pending("0a", ANA, channel, NOON.plusSeconds(3600), NOON)
              .claimed(new Message.Sms("Thank you"), NOON)
              .sent("sns-1", NOON));
    }
    return new OptOuts(ledger, receipts, counters, () -> now);
  }

  private long refused(Channel channel) {
    Health health = new Health("order-received", "0".repeat(64), channel);
    String name = health.counter(Health.Sign.OPTED_OUT, now);
    return counters.read(List.of(name)).getOrDefault(name, Counters.Count.NONE).total();
  }

  /// G3: breakers see who says no, each once.
  @Test
  void aStopIsCountedOnceForTheVersionThatSentTheLastMessage() {
    text("STOP");
    text("STOP");
    assertThat(refused(Channel.SMS)).isEqualTo(1);

    Reply reply = new Reply(Channel.INBOX, "id-2", "stop", now);
    answering.inbox(ANA, reply);
    answering.inbox(ANA, reply);
    assertThat(refused(Channel.INBOX)).isEqualTo(1);
  }

  private Directory directory() {
    return new Directory() {
      @Override
      public Set<CustomerId> at(AddressHash address) {
        return directory.getOrDefault(address, Set.of());
      }

      @Override
      public Set<CustomerId> called(Handle handle) {
        throw new AssertionError("not asked here");
      }
    };
  }

  private Quarantine quarantine() {
    return new Quarantine() {
      @Override
      public void add(List<Refused> refused) {
        kept.addAll(refused);
      }

      @Override
      public List<Refused> on(LocalDate day, int limit) {
        throw new AssertionError("not asked here");
      }

      @Override
      public void remove(Refused refused) {
        throw new AssertionError("who keeps aside forgets nothing");
      }
    };
  }

  @BeforeEach
  void anaWasWrittenTo() {
    addresses.writtenTo(AddressHash.of(Channel.SMS, PHONE), ANA, NOON);
    Consent yes =
        new Consent(
            Map.of(
                new Scope(Purpose.SERVICE, Channel.SMS),
                new Grant(Status.GRANTED, "form", NOON.minusSeconds(9)),
                new Scope(Purpose.HELP, Channel.INBOX),
                new Grant(Status.GRANTED, "form", NOON.minusSeconds(9))));
    profiles.add(new Known(Profile.unknown(ANA), yes, 1));
  }

  private Known ana() {
    return profiles.load(List.of(ANA)).getOrDefault(ANA, Known.nothing(ANA));
  }

  private Outcome text(String words) {
    return answering.text(PHONE, new Reply(Channel.SMS, "id-1", words, now));
  }

  /// L2, L3 and L4: the number is on the list at once, for every purpose, and exactly one text
  /// confirms it.
  @Test
  void ofAThousandStopsOneIsConfirmedAndTheNumberIsNeverWrittenToAgain() {
    int confirmed = 0;
    for (int i = 0; i < 1_000; i++) {
      now = now.plusSeconds(1);
      confirmed += text("STOP").answer().isPresent() ? 1 : 0;
    }

    assertThat(confirmed).isEqualTo(1);
    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, "+1 202 555 0123"))).isTrue();
    for (Purpose purpose : Purpose.values()) {
      assertThat(ana().consent().allows(purpose, Channel.SMS)).isFalse();
    }
    assertThat(queued).isEmpty();
  }

  @Test
  void aStopThatComesLateIsHonouredAndNotConfirmed() {
    Reply late = new Reply(Channel.SMS, "id-1", "stop", now.minus(Duration.ofMinutes(6)));

    assertThat(answering.text(PHONE, late).answer()).isEmpty();
    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, PHONE))).isTrue();
  }

  @Test
  void aStopFromANumberThatNobodyKnowsIsHonoured() {
    answering.text("+12025550199", new Reply(Channel.SMS, "id-1", "stop", now));

    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, "+12025550199"))).isTrue();
  }

  @Test
  void aNumberThatPassedOnIsItsNewOwnersAndANoHoldsForBoth() {
    CustomerId ben = new CustomerId("ben");
    directory.put(AddressHash.of(Channel.SMS, PHONE), Set.of(ben));

    Outcome broken = answering.text(PHONE, new Reply(Channel.SMS, "id-1", "still broken", now));
    assertThat(broken.customers()).isEqualTo(1);
    assertThat(queued).singleElement().asString().contains("\"userId\":\"ben\"");
    assertThat(answering.text(PHONE, new Reply(Channel.SMS, "id-2", "STOP", now)).customers())
        .isEqualTo(2);
    assertThat(ana().consent().allows(Purpose.SECURITY, Channel.SMS)).isFalse();
  }

  @Test
  void aReplyFromANumberThatWasNeverWrittenToIsWhoeversProfileSaysIt() {
    CustomerId ben = new CustomerId("ben");
    directory.put(AddressHash.of(Channel.SMS, "+12025550199"), Set.of(ben));

    Outcome outcome =
        answering.text("12025550199", new Reply(Channel.SMS, "id-1", "still broken", now));

    assertThat(outcome.customers()).isEqualTo(1);
    assertThat(queued).singleElement().asString().contains("\"userId\":\"ben\"");
  }

  @Test
  void aReplyFromANumberThatNobodyKnowsIsKeptForAPersonWithoutItsWords() {
    answering.text("+12025550199", new Reply(Channel.SMS, "id-1", "my tulip is broken", now));
    answering.text("+12025550199", new Reply(Channel.SMS, "id-2", "don't stop", now));

    assertThat(queued).isEmpty();
    assertThat(kept).extracting(Refused::id).containsExactly("reply:sms:id-1", "reply:sms:id-2");
    assertThat(kept)
        .allSatisfy(one -> {
          assertThat(one.reason()).isEqualTo("unknown-customer");
          assertThat(one.event()).contains("+12025550199").doesNotContain("tulip");
        });
  }

  @Test
  void aStopFromANumberWithoutItsPlusIsTheSameNumber() {
    answering.text("12025550123", new Reply(Channel.SMS, "id-1", "STOP", now));

    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, PHONE))).isTrue();
    assertThat(ana().consent().allows(Purpose.SERVICE, Channel.SMS)).isFalse();
  }

  @Test
  void aLateStartLiftsNoNewerStop() {
    text("STOP");
    answering.text(PHONE, new Reply(Channel.SMS, "id-2", "START", now.minusSeconds(9)));

    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, PHONE))).isTrue();
    assertThat(ana().preferences().suppressed()).isNotEmpty();
    assertThat(ana().consent().allows(Purpose.SERVICE, Channel.SMS)).isFalse();
  }

  @Test
  void aReplyOfManyLinesIsTakenByBothDoors() throws BadRequest {
    ServerKeys servers =
        new ServerKeys(
            new Keys(
                () -> List.of(FreshKey.of("k", "sk", KeyKind.SERVER, "", 1, NOON).stored()),
                () -> now),
            new RateLimit(
                (key, window, want, budget, opens) -> new Granted(window, want, false, true),
                () -> now));
    ReplyRoutes routes = new ReplyRoutes(servers, sources, queued::addAll, () -> now);

    HttpResponse sms =
        routes
            .answer(request("{\"from\":\"+12025550123\",\"text\":\"STOP\\n\",\"id\":\"i\"}"))
            .orElseThrow();
    HttpResponse inbox = routes.inbox(ANA, "item", request("{\"text\":\"stop\\r\\nthese\"}"));

    assertThat(sms.body()).contains("\"meaning\":\"stop\"");
    assertThat(inbox.body()).contains("\"meaning\":\"stop\"");
  }

  private static HttpRequest request(String body) {
    return new HttpRequest(
        "POST",
        "/replies/sms",
        Map.of("authorization", "Bearer sk"),
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void helpIsAnsweredWithNameAndWayOutAlsoAfterAStop() {
    text("STOP");

    assertThat(text("HELP").answer())
        .hasValueSatisfying(words -> assertThat(words).contains("Headsup", "STOP"));
  }

  @Test
  void whatIsDoubtfulPausesAndGoesToAPerson() {
    Outcome outcome = text("don't stop");

    assertThat(outcome.meaning()).isEqualTo(Meaning.DOUBTFUL);
    assertThat(ana().preferences().isPaused(now.plus(Duration.ofDays(29)))).isTrue();
    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, PHONE))).isFalse();
    assertThat(queued).singleElement().asString().contains("\"wants_person\":true");
  }

  @Test
  void whatIsStillBrokenGoesToAPersonWithoutItsWords() {
    assertThat(text("still broken, my tulip import").answer()).isEmpty();

    assertThat(queued)
        .singleElement()
        .asString()
        .contains("headsup:contact", "\"wants_person\":true", "\"userId\":\"ana\"")
        .doesNotContain("tulip");
  }

  @Test
  void startLiftsTheStopForTheServiceAlone() {
    text("STOP");
    now = now.plusSeconds(60);
    text("START");

    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, PHONE))).isFalse();
    assertThat(ana().consent().allows(Purpose.SERVICE, Channel.SMS)).isTrue();
    assertThat(ana().consent().allows(Purpose.HELP, Channel.SMS)).isFalse();
    assertThat(ana().preferences().suppressed()).isEmpty();
  }

  @Test
  void aStopInTheInboxStopsHelpAndOffersThere() {
    answering.inbox(ANA, new Reply(Channel.INBOX, "item-1", "stop these", now));

    assertThat(ana().consent().allows(Purpose.HELP, Channel.INBOX)).isFalse();
    assertThat(ana().consent().allows(Purpose.SERVICE, Channel.INBOX)).isTrue();

    answering.inbox(ANA, new Reply(Channel.INBOX, "item-1", "still broken", now));
    assertThat(queued).hasSize(1);
  }
}
