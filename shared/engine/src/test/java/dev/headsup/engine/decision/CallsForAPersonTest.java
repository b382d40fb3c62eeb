package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.ANA;
import static dev.headsup.engine.decision.Example.NOON;
import static dev.headsup.engine.decision.Example.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.decision.Fold.Folded;
import dev.headsup.engine.handoff.EvidencePack;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.mention.Tone.Sentiment;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How soon a person must look, and for what they are called once.
final class CallsForAPersonTest {
  private static final TriggerSet LIVE =
      Standing.set(
          List.of(Example.struggle(Duration.ZERO, Trigger.Status.LIVE, Trigger.Who.EVERYONE)));
  private static final Instant SOON = NOON.plus(Duration.ofMinutes(20));

  private Activity activity = Activity.NONE;

  @Test
  void criticalStakesStayCritical() {
    heard(says(new Tone(Sentiment.NEGATIVE, false, List.of("x"), Severity.CRITICAL, false)));

    assertThat(handOff(happens(failed(1), failed(2), failed(3))))
        .isEqualTo(new Called(Reason.HIGH_STAKES, Severity.CRITICAL));
  }

  @Test
  void whoAsksForAPersonInDistressIsAnsweredAsSoonAsDistressAsks() {
    Decided asked =
        happens(says(new Tone(Sentiment.NEGATIVE, true, List.of(), Severity.NORMAL, true)));

    assertThat(handOff(asked)).isEqualTo(new Called(Reason.WISH, Severity.HIGH));
  }

  @Test
  void forTheWordsOfAWishNobodyIsCalledAgain() {
    happens(says(new Tone(Sentiment.NEGATIVE, true, List.of("x"), Severity.HIGH, true)));

    assertThat(happens(failed(1), failed(2), failed(3)).decision())
        .isEqualTo(new Decision.Suppress(Gate.HEART, "a person has their case already"));
  }

  @Test
  void theCaseSaysWhenTheyWroteWhatCalledForAPerson() {
    heard(says(new Tone(Sentiment.NEGATIVE, true, List.of(), Severity.NORMAL, false)));
    Decided called = happens(failed(1), failed(2), failed(3));

    EvidencePack pack = EvidencePack.of(entry(called), List.of(), sent -> List.of());

    assertThat(pack.saw())
        .extracting(EvidencePack.Seen::what, EvidencePack.Seen::times)
        .containsExactly(tuple("Import Failed", 3), tuple("what they wrote to us or about us", 1));
    assertThat(pack.saw().getLast().last()).isEqualTo(NOON);
  }

  private static Outreach entry(Decided decided) {
    Candidate candidate = decided.candidate();
    return new Outreach(
        "0".repeat(32),
        ANA,
        new Outreach.TriggerRef("import-struggle", "Stuck on CSV import", "0".repeat(64)),
        SOON,
        new Stamp(candidate.cause().millis(), candidate.cause().tag()),
        decided.decision(),
        decided.verdicts(),
        candidate.evidence(),
        candidate.data(),
        1);
  }

  private record Called(Reason because, Severity severity) {}

  private static Called handOff(Decided decided) {
    assertThat(decided.decision()).isInstanceOf(Decision.HandOff.class);
    Decision.HandOff handOff = (Decision.HandOff) decided.decision();
    return new Called(handOff.because(), handOff.severity());
  }

  private void heard(Observation observation) {
    activity = Fold.fold(activity, List.of(observation), LIVE).activity();
  }

  /// The decision about the case that it completes.
  private Decided happens(Observation... observations) {
    Folded folded = Fold.fold(activity, List.of(observations), LIVE);
    activity = folded.activity();
    Decided decided =
        Decider.decide(
                folded.candidates().getFirst(),
                LIVE,
                Example.known(Status.GRANTED, Channel.EMAIL, Channel.INBOX),
                activity,
                Example.calm(),
                SOON)
            .orElseThrow();
    activity = decided.activity();
    return decided;
  }

  private static ContactOpened says(Tone tone) {
    return new ContactOpened(
        ANA,
        new EventId("says"),
        "desk",
        "case",
        ContactOpened.Stage.OPENED,
        "email",
        "",
        tone,
        NOON);
  }
}
