package dev.headsup.engine.outreach;

import static dev.headsup.engine.decision.Example.NOON;
import static dev.headsup.engine.decision.Example.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Example;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.decision.Fold.Folded;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreaches.Commit;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DecisionsTest {
  private static final Instant NOW = NOON.plus(Duration.ofMinutes(17));
  private static final Stored ANA = Stored.nothing(Example.ANA);

  @Test
  void aSendCommitsActivityLedgerOneMessageAChannelAndTheRescue() {
    Decisions decisions = decide(live(), Status.GRANTED, 0, 8, 16);
    Commit commit = decisions.commit();
    assertThat(commit.activity().expected()).isZero();
    assertThat(commit.outreaches()).hasSize(1);
    assertThat(commit.deliveries())
        .extracting(Delivery::channel)
        .containsExactly(Channel.EMAIL, Channel.INBOX);
    assertThat(commit.deliveries())
        .extracting(Delivery::notAfter)
        .containsOnly(NOON.plus(Duration.ofMinutes(16 + 60)));
    assertThat(commit.dues())
        .containsExactly(
            DueEntry.Deliver.rescue(NOW, Example.ANA, commit.outreaches().getFirst().id()));
    assertThat(decisions.sends()).hasSize(1);
  }

  @Test
  void aDeferralCommitsTheWait() {
    Commit commit = decide(Example.struggle(), Status.GRANTED, 0, 8, 16).commit();
    assertThat(commit.deliveries()).isEmpty();
    assertThat(commit.dues())
        .singleElement()
        .satisfies(due -> assertThat(due.at()).isEqualTo(NOON.plus(Duration.ofMinutes(21))));
  }

  @Test
  void casesStoppedAlikeOnOneDayShareAnEntryThatCounts() {
    Commit commit = decide(live(), Status.DENIED, 0, 8, 16, 17, 18).commit();
    assertThat(commit.outreaches())
        .singleElement()
        .satisfies(outreach -> {
          assertThat(outreach.times()).isEqualTo(3);
          assertThat(outreach.counts()).isTrue();
          assertThat(outreach.cause().at()).isEqualTo(NOON.plus(Duration.ofMinutes(18)));
        });
  }

  @Test
  void whileOneIsToldTheNextAreStoppedByTheLimit() {
    Commit commit = decide(live(), Status.GRANTED, 0, 8, 16, 17).commit();
    assertThat(commit.outreaches())
        .extracting(outreach -> outreach.decision().getClass().getSimpleName())
        .containsExactly("Send", "Suppress");
  }

  @Test
  void theSameCaseAlwaysHasTheSameKey() {
    assertThat(decide(live(), Status.GRANTED, 0, 8, 16).commit().outreaches())
        .isEqualTo(decide(live(), Status.GRANTED, 16, 8, 0).commit().outreaches());
  }

  @Test
  void aCaseOfATriggerThatIsGoneEndsInTheLedger() {
    Commit waiting = decide(Example.struggle(), Status.GRANTED, 0, 8, 16).commit();
    Stored stored = new Stored(Example.ANA, waiting.activity().activity(), 1, null);
    Commit end =
        Decisions.withdrawn(stored, waiting.outreaches().getFirst(), "gone", NOW.plusSeconds(300))
            .commit();
    assertThat(end.outreaches())
        .singleElement()
        .satisfies(outreach -> {
          assertThat(outreach.id()).isEqualTo(waiting.outreaches().getFirst().id());
          assertThat(outreach.decision()).isInstanceOf(Decision.Suppress.class);
          assertThat(outreach.counts()).isFalse();
        });
    assertThat(end.activity().activity().told(Example.struggle().key()))
        .isEqualTo(dev.headsup.engine.activity.Told.NOTHING);
  }

  @Test
  void whatCountsCasesIsCommittedWithTheEventsSoThatNoneIsCountedTwice() {
    Decisions both = decide(live(), Status.GRANTED, 0, 8, 16, 17);
    List<Decided> many = new ArrayList<>();
    both.decided().stream().filter(one -> Outreach.of(one).counts()).forEach(many::add);
    both.decided().stream()
        .filter(one -> !Outreach.of(one).counts())
        .forEach(one -> many.addAll(Collections.nCopies(60, one)));

    List<Decisions> parts = new Decisions(both.commit(), many).parts(ANA);

    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(parts.subList(0, parts.size() - 1))
        .allSatisfy(part -> assertThat(part.commit().outreaches()).noneMatch(Outreach::counts));
    assertThat(parts.getLast().commit().outreaches()).anyMatch(Outreach::counts);
  }

  private static Trigger live() {
    return Example.struggle(Duration.ZERO, Trigger.Status.LIVE, Trigger.Who.EVERYONE);
  }

  private static Decisions decide(Trigger trigger, Status word, int... minutes) {
    Folded folded =
        Fold.fold(
            Activity.NONE,
            java.util.Arrays.stream(minutes).mapToObj(Example::failed).toList(),
            TriggerSet.of(List.of(trigger)));
    return Decisions.of(
        ANA,
        folded.activity(),
        folded.candidates(),
        TriggerSet.of(List.of(trigger)),
        known(word, Channel.EMAIL, Channel.INBOX),
        Example.calm(),
        NOW);
  }
}
