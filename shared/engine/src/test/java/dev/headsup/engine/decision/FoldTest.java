package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.FAILED;
import static dev.headsup.engine.decision.Example.NOON;
import static dev.headsup.engine.decision.Example.did;
import static dev.headsup.engine.decision.Example.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.activity.TrackSpec;
import dev.headsup.engine.decision.Fold.Folded;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.Behaviour;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Observation.ContactOpened.Stage;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FoldTest {
  private static final TriggerSet LIVE = TriggerSet.of(List.of(Example.struggle()));

  @Test
  void theThirdFailureCompletesACaseWithItsEvidence() {
    Folded folded = fold(failed(0), failed(8), failed(16));
    assertThat(folded.candidates())
        .singleElement()
        .satisfies(candidate -> {
          assertThat(candidate.cause().at()).isEqualTo(NOON.plus(Duration.ofMinutes(16)));
          assertThat(candidate.evidence().event()).isEqualTo("Import Failed");
          assertThat(candidate.evidence().times())
              .containsExactly(
                  NOON, NOON.plus(Duration.ofMinutes(8)), NOON.plus(Duration.ofMinutes(16)));
          assertThat(candidate.data()).containsEntry("error", "E12");
        });
  }

  @Test
  void aPastContactIsRememberedAndNeverMakesACase() {
    TriggerSet onContacts = TriggerSet.of(List.of(Example.once(1, ContactOpened.EVENT)));
    Behaviour when = did("Import Failed", 0, "c-1");
    ContactOpened contact =
        new ContactOpened(
            when.customer(), when.id(), "import", "", Stage.PAST, "", "", Tone.CALM, when.at());

    Folded folded = Fold.fold(Activity.NONE, List.of(contact), onContacts);

    assertThat(folded.candidates()).isEmpty();
    assertThat(folded.activity().tracks()).hasSize(1);
  }

  @Test
  void twoFailuresAreNoCase() {
    assertThat(fold(failed(0), failed(8)).candidates()).isEmpty();
  }

  @Test
  void failuresTooFarApartAreNoCase() {
    assertThat(fold(failed(0), failed(10), failed(20)).candidates()).isEmpty();
  }

  @Test
  void aSuccessMeanwhileIsNoCase() {
    assertThat(
            fold(failed(0), failed(8), did("Import Succeeded", 9, "ok"), failed(16)).candidates())
        .isEmpty();
  }

  @Test
  void aSuccessLongBeforeDoesNotCount() {
    assertThat(
            fold(did("Import Succeeded", -9, "ok"), failed(0), failed(8), failed(16)).candidates())
        .hasSize(1);
  }

  @Test
  void aRepeatedEventChangesNothingAndCompletesNothing() {
    Folded first = fold(failed(0), failed(8), failed(16));
    Folded again = Fold.fold(first.activity(), List.of(failed(16), failed(0), failed(8)), LIVE);
    assertThat(again.activity()).isEqualTo(first.activity());
    assertThat(again.candidates()).isEmpty();
  }

  @Test
  void theActivityDependsOnTheEventsAloneNotOnBatchesOrderOrRepeats() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Behaviour> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String event = random.nextInt(4) == 0 ? "Import Succeeded" : "Import Failed";
        all.add(did(event, random.nextInt(240), "id-" + i));
      }
      Activity whole = Fold.fold(Activity.NONE, all, LIVE).activity();
      List<Behaviour> messy = new ArrayList<>(all);
      messy.addAll(all);
      messy.addAll(all);
      Collections.shuffle(messy, random);
      Activity activity = Activity.NONE;
      int from = 0;
      while (from < messy.size()) {
        int to = Math.min(messy.size(), from + 1 + random.nextInt(9));
        activity = Fold.fold(activity, messy.subList(from, to), LIVE).activity();
        from = to;
      }
      assertThat(activity).as("seed %s", seed).isEqualTo(whole);
    }
  }

  @Test
  void aCaseIsNamedAfterItsLastEventInWhateverOrderTheyCome() {
    Activity two = fold(failed(16), failed(8)).activity();
    assertThat(Fold.fold(two, List.of(failed(0)), LIVE).candidates())
        .singleElement()
        .satisfies(candidate ->
            assertThat(candidate.cause().at()).isEqualTo(NOON.plus(Duration.ofMinutes(16))));
  }

  @Test
  void aCaseThatStartsWithOneEventIsFoundLateAndAmongEventsOfTheSameInstant() {
    TriggerSet single = TriggerSet.of(List.of(Example.once(3)));
    Activity activity = Fold.fold(Activity.NONE, List.of(failed(16)), single).activity();
    Folded late = Fold.fold(activity, List.of(failed(0)), single);
    assertThat(late.candidates()).hasSize(1);
    Folded together =
        Fold.fold(
            Activity.NONE,
            List.of(did("Import Failed", 1, "a"), did("Import Failed", 1, "b")),
            single);
    assertThat(together.candidates()).hasSize(2);
  }

  @Test
  void anEventThatConcernsNoTriggerIsSeenToTheHour() {
    Activity once = Fold.fold(Activity.NONE, List.of(did("Page Viewed", 1, "a")), LIVE).activity();
    assertThat(once.lastSeen()).isEqualTo(NOON.toEpochMilli());
    assertThat(Fold.fold(once, List.of(did("Page Viewed", 59, "b")), LIVE).activity())
        .isEqualTo(once);
    assertThat(Fold.fold(once, List.of(did("Page Viewed", 60, "c")), LIVE).activity())
        .isNotEqualTo(once);
  }

  @Test
  void whatWasFoundOutAboutCustomersShowsNobody() {
    IncidentExposure exposed =
        new IncidentExposure(
            Example.ANA,
            new EventId("i-1"),
            "i-1",
            1,
            "Down",
            List.of("imports"),
            Impact.MAJOR,
            Phase.OPEN,
            true,
            "",
            NOON);
    ScoreCrossed crossed =
        new ScoreCrossed(Example.ANA, new EventId("s"), "starter", 0.9, List.of(), NOON);
    TriggerSet idle =
        TriggerSet.of(
            List.of(
                Example.trigger(
                    "idle",
                    When.of(new When.Start.Quiet(null, Duration.ofDays(14))),
                    Trigger.Status.LIVE,
                    Trigger.Who.EVERYONE,
                    new Trigger.Limit(1, Duration.ofDays(30)),
                    Duration.ofDays(7))));

    for (Observation found : List.of(exposed, crossed, contact(Stage.PAST))) {
      Folded folded = Fold.fold(Activity.NONE, List.of(found), idle);
      assertThat(folded.activity().lastSeen()).as(found.event()).isZero();
      assertThat(folded.candidates()).as(found.event()).isEmpty();
    }
    Folded seen = Fold.fold(Activity.NONE, List.of(contact(Stage.OPENED)), idle);
    assertThat(seen.activity().lastSeen()).isEqualTo(NOON.toEpochMilli());
    assertThat(seen.candidates()).hasSize(1);
    List<Observation> hour = new ArrayList<>();
    for (int minute = 0; minute < 50; minute++) {
      hour.add(did("Page Viewed", minute, "page-" + minute));
    }
    Folded busy = Fold.fold(Activity.NONE, hour, idle);
    assertThat(busy.candidates()).as("many events at once begin one case").hasSize(1);
  }

  private static ContactOpened contact(Stage stage) {
    return new ContactOpened(
        Example.ANA, new EventId("c"), "desk", "1", stage, "", "", Tone.CALM, NOON);
  }

  @Test
  void aCopyThatPutsTheTimeOfAnEventRightStartsNoOtherCase() {
    TriggerSet single = TriggerSet.of(List.of(Example.once(3)));
    Folded first = Fold.fold(Activity.NONE, List.of(did("Import Failed", 9, "a")), single);
    Folded copy = Fold.fold(first.activity(), List.of(did("Import Failed", 4, "a")), single);

    assertThat(first.candidates()).hasSize(1);
    assertThat(copy.candidates()).isEmpty();
    assertThat(copy.activity().track(FAILED.key()).stamps())
        .singleElement()
        .satisfies(stamp -> assertThat(stamp.at()).isEqualTo(NOON.plus(Duration.ofMinutes(4))));
  }

  @Test
  void halvesOfOnePersonCountTogether() {
    Activity anonymous = fold(failed(0)).activity();
    Activity known = fold(failed(8)).activity();
    Activity whole = Fold.merge(known, anonymous, LIVE);
    assertThat(whole).isEqualTo(fold(failed(0), failed(8)).activity());
    assertThat(Fold.merge(whole, anonymous, LIVE)).isEqualTo(whole);
    assertThat(Fold.fold(whole, List.of(failed(16)), LIVE).candidates()).hasSize(1);
  }

  @Test
  void aCaseThatWaitsOnTheOtherHalfDoesNotWaitTwice() {
    int key = Example.struggle().key();
    Stamp cause = new Stamp(NOON.toEpochMilli(), 1);
    Activity waits = Activity.NONE.with(key, Told.NOTHING.waitFor(cause));
    assertThat(Fold.merge(waits, Activity.NONE, LIVE).told(key).waits(cause)).isTrue();
    assertThat(Fold.merge(Activity.NONE, waits, LIVE).told(key).waits(cause)).isFalse();
  }

  @Test
  void whatNoTriggerAsksAboutIsForgottenAfterAWeek() {
    TrackSpec gone = new TrackSpec(4711, 1, Duration.ofDays(1));
    Activity old = Activity.NONE.with(new Stamp(NOON.toEpochMilli(), 1), gone);
    assertThat(Fold.fold(old, List.of(failed(60)), LIVE).activity().tracks())
        .containsKeys(4711, FAILED.key());
    assertThat(Fold.fold(old, List.of(failed(8 * 24 * 60)), LIVE).activity().tracks())
        .containsOnlyKeys(FAILED.key());
  }

  private static Folded fold(Behaviour... behaviours) {
    return Fold.fold(Activity.NONE, List.of(behaviours), LIVE);
  }
}
