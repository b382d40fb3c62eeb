package dev.headsup.functions.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.aws.sqs.FanoutJobs;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.outreach.Receipts;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.ToldWrong;
import dev.headsup.functions.WhoHeard;
import dev.headsup.functions.memory.LookedAtLedger;
import dev.headsup.functions.memory.MemoryCorrections;
import dev.headsup.functions.memory.MemoryWalks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// G7: a correction finds exactly those who may have read the wrong message, by what became of each
/// message in the ledger, whatever dies on the way.
final class CorrectionWalkTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant SINCE = NOW.minus(Duration.ofHours(24));

  private static final List<Channel> IN_TURN = List.of(Channel.EMAIL, Channel.SMS);

  private final LookedAtLedger ledger = new LookedAtLedger();
  private final MemoryCorrections corrections = new MemoryCorrections();
  private final MemoryWalks walks = new MemoryWalks();
  private final List<ToldWrong> heard = new ArrayList<>();
  private int dieAfter = Integer.MAX_VALUE;

  private void take(List<String> bodies) {
    bodies.stream()
        .flatMap(body -> TelemetryMessage.read(body).events().stream())
        .forEach(incoming -> {
          if (incoming instanceof Incoming.Did(ToldWrong wrong)) {
            heard.add(wrong);
          }
        });
    if (--dieAfter == 0) {
      dieAfter = Integer.MAX_VALUE;
      throw new IllegalStateException("The worker is gone");
    }
  }

  private CorrectionWalk walk() {
    return new CorrectionWalk(
        corrections, new WhoHeard(ledger), walks, this::take, () -> NOW.plusSeconds(10));
  }

  private Correction correction(String version) {
    Correction said =
        Correction.said(
            new Correction.About("outage", "Outage", version, SINCE, NOW),
            Purpose.SERVICE,
            Map.of("en/email.md", "---\nsubject: Wrong\n---\nIt was wrong.\n"),
            1,
            "dana",
            NOW);
    corrections.add(said);
    return said;
  }

  private void told(
      String customer, String trigger, String version, Instant at, DeliveryState... states) {
    String id = customer + "-" + at.getEpochSecond() + "-" + trigger;
    List<Delivery> deliveries = new ArrayList<>();
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      Channel channel = IN_TURN.get(i);
      channels.add(channel);
      deliveries.add(
          new Delivery(
              id,
              new CustomerId(customer),
              channel,
              states[i],
              1,
              1,
              at.plus(Duration.ofDays(1)),
              null,
              new Message.Sms("wrong"),
              null,
              null,
              "",
              at,
              Receipts.NONE));
    }
    add(customer, id, trigger, version, at, new Decision.Send(channels), deliveries);
  }

  private void add(
      String customer,
      String id,
      String trigger,
      String version,
      Instant at,
      Decision decision,
      List<Delivery> deliveries) {
    ledger.add(
        new Outreach(
            id,
            new CustomerId(customer),
            new TriggerRef(trigger, trigger, version, Purpose.HELP),
            at,
            new Stamp(at.toEpochMilli(), 7),
            decision,
            List.of(),
            new Evidence("It happened", List.of(at)),
            Map.of(),
            1),
        deliveries.toArray(Delivery[]::new));
  }

  private Map<String, Set<Channel>> channels() {
    Map<String, Set<Channel>> all = new HashMap<>();
    heard.forEach(one -> all.putIfAbsent(one.customer().value(), one.channels()));
    return all;
  }

  @Test
  void g7ExactlyThoseWhoMayHaveReadItByTheWayTheyDid() {
    Instant then = NOW.minus(Duration.ofHours(2));
    Map<DeliveryState, Boolean> read = new HashMap<>();
    for (DeliveryState state : DeliveryState.values()) {
      told("was-" + state, "outage", "v1", then, state);
      read.put(state, state.mayBeRead());
    }
    told("half", "outage", "v1", then, DeliveryState.BOUNCED, DeliveryState.SENT);
    told("other-trigger", "sale", "v1", then, DeliveryState.SENT);
    told("too-early", "outage", "v1", SINCE.minusSeconds(1), DeliveryState.SENT);
    told("at-the-start", "outage", "v1", SINCE, DeliveryState.SENT);
    told("too-late", "outage", "v1", NOW, DeliveryState.SENT);
    add(
        "not-told",
        "stopped",
        "outage",
        "v1",
        then,
        new Decision.Suppress(Gate.CONSENT, "they said no"),
        List.of());

    String id = correction("").id();
    assertThat(walk().walk(id, () -> true)).isTrue();

    assertThat(channels().keySet())
        .containsExactlyInAnyOrder(
            "was-SENDING",
            "was-SENT",
            "was-DELIVERED",
            "was-COMPLAINED",
            "was-UNKNOWN",
            "was-FOREIGN",
            "half",
            "at-the-start");
    assertThat(read.entrySet())
        .filteredOn(Map.Entry::getValue)
        .extracting(Map.Entry::getKey)
        .doesNotContain(
            DeliveryState.PENDING, DeliveryState.FAILED, DeliveryState.BOUNCED, DeliveryState.KEPT);
    assertThat(channels()).containsEntry("half", Set.of(Channel.SMS));
    assertThat(heard)
        .allSatisfy(one -> {
          assertThat(one.purpose()).isEqualTo(Purpose.HELP);
          assertThat(one.at()).isEqualTo(NOW);
        });
  }

  @Test
  void g7OneVersionAndTheNewestWayCounts() {
    told("ana", "outage", "wrong", NOW.minusSeconds(500), DeliveryState.FAILED, DeliveryState.SENT);
    told("ana", "outage", "wrong", NOW.minusSeconds(900), DeliveryState.SENT);
    told("ben", "outage", "right", NOW.minusSeconds(500), DeliveryState.SENT);

    walk().walk(correction("wrong").id(), () -> true);

    assertThat(channels()).isEqualTo(Map.of("ana", Set.of(Channel.SMS)));
    assertThat(heard).extracting(ToldWrong::id).containsOnly(heard.getFirst().id());
  }

  @Test
  void g7ACrashRepeatsOnePageAtMostUnderTheSameId() {
    for (int i = 0; i < 450; i++) {
      told("c" + i, "outage", "v1", NOW.minusSeconds(i + 1L), DeliveryState.SENT);
    }
    String id = correction("").id();
    dieAfter = 3;
    assertThatThrownBy(() -> walk().walk(id, () -> true)).hasMessage("The worker is gone");
    int before = heard.size();
    assertThat(before).isEqualTo(3 * Fanout.PAGE);
    int[] pages = {1};
    assertThat(walk().walk(id, () -> pages[0]-- > 0)).as("the time was too short").isFalse();
    assertThat(walk().walk(id, () -> true)).isTrue();
    assertThat(walk().walk(id, () -> true)).as("a copy of its message").isTrue();

    Set<String> all = heard.stream().map(one -> one.customer().value()).collect(Collectors.toSet());
    assertThat(all).hasSize(450);
    assertThat(heard).hasSize(450 + Fanout.PAGE);
    assertThat(heard.stream().map(ToldWrong::id).collect(Collectors.toSet()))
        .isEqualTo(Set.<EventId>of(ToldWrong.id(id)));
  }

  @Test
  void whatIsTakenBackInTimeIsToldToNobody() {
    told("ana", "outage", "v1", NOW.minusSeconds(1), DeliveryState.SENT);
    Correction correction = correction("");
    assertThat(FanoutJobs.write(correction))
        .singleElement()
        .satisfies(body -> assertThat(FanoutJobs.correction(body)).contains(correction.id()));
    assertThat(correction.canBeTakenBack(NOW.plusSeconds(9))).isTrue();
    assertThat(correction.canBeTakenBack(NOW.plusSeconds(10))).isFalse();
    corrections.stop(correction.id(), "dana", NOW.plusSeconds(5));

    assertThat(walk().walk(correction.id(), () -> true)).isTrue();
    assertThat(heard).isEmpty();
  }

  @Test
  void oneThatIsGoneEndsItsWalk() {
    assertThat(walk().walk("none", () -> true)).isTrue();
  }
}
