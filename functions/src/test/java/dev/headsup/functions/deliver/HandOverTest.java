package dev.headsup.functions.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOff.Taken;
import dev.headsup.engine.handoff.Notice;
import dev.headsup.engine.handoff.Notice.Occasion;
import dev.headsup.engine.handoff.Receiver;
import dev.headsup.engine.handoff.Receiver.Result;
import dev.headsup.engine.handoff.TeamNotice;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.policy.Severity;
import dev.headsup.functions.memory.MemoryDues;
import dev.headsup.functions.memory.MemoryHandOffs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A withheld message always reaches somebody: the team, or an alarm.
class HandOverTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final CustomerId ANA = new CustomerId("ana");
  private static final Instant PROMISED = NOON.plus(Duration.ofMinutes(30));
  private static final Decision.HandOff DECISION =
      new Decision.HandOff(Reason.DISTRESS, Severity.HIGH, PROMISED);
  private static final Outreach ENTRY =
      new Outreach(
          "case-1",
          ANA,
          new TriggerRef("import-struggle", "Import struggle", "0a"),
          NOON,
          new Stamp(NOON.toEpochMilli(), 1),
          DECISION,
          List.of(),
          new Evidence("Import Failed", List.of(NOON.minusSeconds(60), NOON)),
          Map.of("file", "orders.csv"),
          1);

  private final MemoryHandOffs handOffs = new MemoryHandOffs();
  private final MemoryDues dues = new MemoryDues();
  private final Told topic = new Told("topic");
  private final Told webhook = new Told("webhook");
  private Instant now = NOON;

  /// A receiver that does what it is told, and remembers.
  private static final class Told implements Receiver {
    final List<TeamNotice> notices = new ArrayList<>();
    private final String name;
    Result answer = new Result.Told();

    Told(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Result tell(TeamNotice notice) {
      notices.add(notice);
      return answer;
    }
  }

  @Test
  void aPromiseAsShortAsTheRescueKeepsItsLook() {
    run(
        new Decision.HandOff(
            Reason.DISTRESS, Severity.HIGH, NOON.plus(DueEntry.Deliver.RESCUE_AFTER)));

    assertThat(dues.entries())
        .containsExactly(
            new DueEntry.Deliver(NOON.plus(DueEntry.Deliver.RESCUE_AFTER), ANA, "case-1"));
  }

  private void run() {
    run(DECISION);
  }

  private void run(Decision.HandOff decision) {
    new HandOver(
            ledger(),
            handOffs,
            dues,
            List.of(topic, webhook),
            () -> "the duty phone",
            "https://headsup.example.com/console",
            () -> now)
        .run(ENTRY, decision);
  }

  /// A ledger with this one entry.
  private static Outreaches ledger() {
    return (Outreaches)
        Proxy.newProxyInstance(
            HandOverTest.class.getClassLoader(),
            new Class<?>[] {Outreaches.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "of" -> List.of(ENTRY);
                  case "deliveries" -> List.<Delivery>of();
                  default -> throw new AssertionError("not asked here: " + method);
                });
  }

  private HandOff now() {
    return handOffs.find(ANA, "case-1").orElseThrow();
  }

  /// What is written for people who watch the log.
  private String logged(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return caught.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aCaseIsOpenedWithItsEvidenceAndTheTeamHearsOfItOnce() {
    dues.add(DueEntry.Deliver.rescue(NOON, ANA, "case-1"));

    run();
    run();

    assertThat(now().because()).isEqualTo(Reason.DISTRESS);
    assertThat(now().evidence().saw())
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.what()).isEqualTo("Import Failed");
          assertThat(seen.times()).isEqualTo(2);
        });
    assertThat(topic.notices)
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.occasion()).isEqualTo(Occasion.OPENED);
          assertThat(notice.text())
              .contains("ana", "distressed", "12:30 UTC", "/console/hand-offs/ana/case-1")
              .doesNotContain("orders.csv");
        });
    assertThat(webhook.notices).hasSize(1);
    assertThat(dues.entries()).containsExactly(new DueEntry.Deliver(PROMISED, ANA, "case-1"));
  }

  @Test
  void onlyTheReceiverThatFailedIsTriedAgain() {
    webhook.answer = new Result.Failed("the receiver answered 503");
    run();
    webhook.answer = new Result.Told();
    now = NOON.plusSeconds(60);
    run();

    assertThat(topic.notices).hasSize(1);
    assertThat(webhook.notices).hasSize(2);
    assertThat(webhook.notices.getFirst().id()).isEqualTo(webhook.notices.getLast().id());
    assertThat(dues.entries()).contains(new DueEntry.Deliver(NOON.plusSeconds(60), ANA, "case-1"));
    assertThat(now().told()).containsExactlyInAnyOrder("opened:topic", "opened:webhook");
  }

  @Test
  void whenNobodyTookItInTimeTheFallbackIsNamedAndTheAlarmRingsOnce() {
    run();
    now = PROMISED;
    String first = logged(this::run);
    String again = logged(this::run);

    assertThat(topic.notices).hasSize(2);
    assertThat(topic.notices.getLast().text()).contains("the duty phone", "Nobody took");
    assertThat(now().wasTold(new Notice(Occasion.LATE, "alarm"))).isTrue();
    assertThat(first).contains(HandOver.TAKEN_BY_NOBODY).doesNotContain("ana", "duty phone");
    assertThat(again).doesNotContain(HandOver.TAKEN_BY_NOBODY);
  }

  @Test
  void whenEveryReceiverFailsTheAlarmRings() {
    topic.answer = new Result.Failed("SNS: SdkClientException");
    webhook.answer = new Result.Failed("no answer");
    String log = logged(this::run);

    assertThat(log).contains(HandOver.REACHED_NOBODY);
    assertThat(now().told()).isEmpty();

    now = PROMISED;
    assertThat(logged(this::run)).contains(HandOver.REACHED_NOBODY, HandOver.TAKEN_BY_NOBODY);
  }

  @Test
  void aReceiverThatBreaksKeepsNobodyElseFromBeingTold() {
    Receiver broken =
        new Receiver() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Result tell(TeamNotice notice) {
            throw new IllegalStateException("no secrets");
          }
        };
    new HandOver(ledger(), handOffs, dues, List.of(broken, topic), () -> null, "", () -> now)
        .run(ENTRY, DECISION);

    assertThat(topic.notices).hasSize(1);
    assertThat(topic.notices.getFirst().text()).contains("For a person");
  }

  @Test
  void whatSomebodyHasIsToldToNobodyAnyMore() {
    run();
    handOffs.take(ANA, "case-1", new Taken("Ben", "person-2", NOON));
    now = PROMISED;
    String log = logged(this::run);

    assertThat(topic.notices).hasSize(1);
    assertThat(log).doesNotContain(HandOver.TAKEN_BY_NOBODY);
  }
}
