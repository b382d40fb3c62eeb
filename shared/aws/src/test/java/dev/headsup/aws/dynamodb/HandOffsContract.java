package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.handoff.EvidencePack;
import dev.headsup.engine.handoff.EvidencePack.Seen;
import dev.headsup.engine.handoff.EvidencePack.Sent;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOff.State;
import dev.headsup.engine.handoff.HandOff.Taken;
import dev.headsup.engine.handoff.HandOffs;
import dev.headsup.engine.handoff.HandOffs.Answer;
import dev.headsup.engine.handoff.Notice;
import dev.headsup.engine.handoff.Notice.Occasion;
import dev.headsup.engine.handoff.Resolution;
import dev.headsup.engine.handoff.Resolution.Outcome;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of cases for people keeps to.
abstract class HandOffsContract {
  private static final Taken ANA = new Taken("Ana", "person-1", NOON.plusSeconds(60));
  private static final Taken BEN = new Taken("Ben", "person-2", NOON.plusSeconds(61));

  abstract HandOffs handOffs();

  static HandOff fresh(CustomerId customer, String id, Instant promised) {
    return new HandOff(
        id,
        customer,
        Samples.TRIGGER,
        Reason.DISTRESS,
        Severity.HIGH,
        NOON,
        promised,
        new EvidencePack(
            List.of(new Seen("Import Failed", 3, NOON.minusSeconds(600), NOON)),
            Map.of("file", "orders.csv"),
            List.of(
                new Sent("Import struggle", Channel.EMAIL, NOON.minusSeconds(300), NOON),
                new Sent("Welcome", Channel.INBOX, NOON.minusSeconds(900), null))),
        null,
        null,
        Set.of());
  }

  private HandOff opened() {
    return handOffs().open(fresh(Samples.customer(), "case-1", NOON.plusSeconds(3600)));
  }

  private static Resolution resolution(Taken by, Outcome outcome) {
    return new Resolution(by.by(), by.person(), by.at(), outcome, "It was the file's encoding.");
  }

  @Test
  void aCaseIsReadAsItWasOpened() {
    HandOff fresh = fresh(Samples.customer(), "case-1", NOON.plusSeconds(3600));

    assertThat(handOffs().open(fresh)).isEqualTo(fresh);
    assertThat(handOffs().find(fresh.customer(), "case-1")).contains(fresh);
    assertThat(handOffs().find(fresh.customer(), "case-2")).isEmpty();
    assertThat(handOffs().find(Samples.customer(), "case-1")).isEmpty();
  }

  @Test
  void openingAgainLeavesItHoweverFarItCame() {
    HandOff opened = opened();
    handOffs().take(opened.customer(), opened.id(), ANA);

    HandOff again = handOffs().open(fresh(opened.customer(), opened.id(), NOON));

    assertThat(again).isEqualTo(opened.with(ANA));
    assertThat(handOffs().find(opened.customer(), opened.id())).contains(again);
  }

  @Test
  void whoComesSecondIsToldWhoHasIt() {
    HandOff opened = opened();

    Answer first = handOffs().take(opened.customer(), opened.id(), ANA).orElseThrow();
    Answer second = handOffs().take(opened.customer(), opened.id(), BEN).orElseThrow();
    Answer again = handOffs().take(opened.customer(), opened.id(), ANA).orElseThrow();

    assertThat(first).isEqualTo(new Answer(opened.with(ANA), true));
    assertThat(second).isEqualTo(new Answer(opened.with(ANA), false));
    assertThat(again.done()).isTrue();
    assertThat(handOffs().take(opened.customer(), "no-case", ANA)).isEmpty();
  }

  @Test
  void ofManyAtOnceOneTakesIt() {
    HandOff opened = opened();

    List<Answer> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> new Taken("Person " + i, "p" + i, NOON))
            .map(by -> handOffs().take(opened.customer(), opened.id(), by).orElseThrow())
            .toList();

    assertThat(answers).filteredOn(Answer::done).hasSize(1);
    assertThat(answers)
        .extracting(answer -> answer.now().taken())
        .containsOnly(handOffs().find(opened.customer(), opened.id()).orElseThrow().taken());
  }

  @Test
  void theFirstEndStays() {
    HandOff opened = opened();
    handOffs().take(opened.customer(), opened.id(), ANA);

    Answer solved =
        handOffs()
            .resolve(opened.customer(), opened.id(), resolution(ANA, Outcome.SOLVED))
            .orElseThrow();
    Answer late =
        handOffs()
            .resolve(opened.customer(), opened.id(), resolution(BEN, Outcome.NO_ANSWER))
            .orElseThrow();
    Answer again =
        handOffs()
            .resolve(opened.customer(), opened.id(), resolution(ANA, Outcome.SOLVED))
            .orElseThrow();

    assertThat(solved.done()).isTrue();
    assertThat(solved.now().state()).isEqualTo(State.RESOLVED);
    assertThat(late).isEqualTo(new Answer(solved.now(), false));
    assertThat(again).isEqualTo(new Answer(solved.now(), true));
    assertThat(handOffs().take(opened.customer(), opened.id(), BEN).map(Answer::done))
        .contains(false);
    assertThat(handOffs().resolve(opened.customer(), "none", resolution(ANA, Outcome.SOLVED)))
        .isEqualTo(Optional.empty());
  }

  @Test
  void thoseThatWaitComeInTheOrderOfTheirPromise() {
    CustomerId customer = Samples.customer();
    handOffs().open(fresh(customer, "later", NOON.plusSeconds(7200)));
    handOffs().open(fresh(customer, "sooner", NOON.plusSeconds(60)));
    handOffs().open(fresh(customer, "done", NOON.plusSeconds(30)));
    handOffs().resolve(customer, "done", resolution(ANA, Outcome.NOT_NEEDED));
    handOffs().take(customer, "later", BEN);

    List<String> waiting =
        handOffs().waiting(1_000).stream()
            .filter(handOff -> handOff.customer().equals(customer))
            .map(HandOff::id)
            .toList();

    assertThat(waiting).containsExactly("sooner", "later");
    assertThat(handOffs().waiting(1)).hasSize(1);
    assertThat(handOffs().of(customer))
        .extracting(HandOff::id)
        .containsExactlyInAnyOrder("sooner", "later", "done");
  }

  @Test
  void whatWasToldIsNotedOnce() {
    HandOff opened = opened();
    Notice topic = new Notice(Occasion.OPENED, "topic");

    handOffs().noteTold(opened.customer(), opened.id(), topic);
    handOffs().noteTold(opened.customer(), opened.id(), topic);
    handOffs().noteTold(opened.customer(), opened.id(), new Notice(Occasion.LATE, "webhook"));
    handOffs().noteTold(opened.customer(), "none", topic);

    HandOff now = handOffs().find(opened.customer(), opened.id()).orElseThrow();
    assertThat(now.told()).containsExactlyInAnyOrder("opened:topic", "late:webhook");
    assertThat(now.wasTold(topic)).isTrue();
    assertThat(handOffs().find(opened.customer(), "none")).isEmpty();
  }
}
