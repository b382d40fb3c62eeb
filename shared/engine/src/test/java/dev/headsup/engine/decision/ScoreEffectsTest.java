package dev.headsup.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.trigger.Trigger;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// L19: no decision of weight is taken by a score alone. What a score can lead to is this list, and
/// whoever makes it longer has to look at it here: a message, later or not at all; with a tutorial
/// or the offer of a talk; or a case for a person. Nothing of it gives, takes or refuses anything.
final class ScoreEffectsTest {
  @Test
  void aCaseEndsInOneOfFiveWays() {
    assertThat(Decision.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(
            Decision.Send.class,
            Decision.Defer.class,
            Decision.HoldOut.class,
            Decision.Suppress.class,
            Decision.HandOff.class);
  }

  @Test
  void aDecisionWritesWhatIsRememberedTheLedgerMessagesAndWorkForLater() {
    assertThat(components(Outreaches.Commit.class))
        .containsExactly("activity", "outreaches", "deliveries", "dues");
  }

  @Test
  void aMessageOffersATutorialATalkOrNothing() {
    assertThat(Trigger.Offer.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(
            Trigger.Offer.Nothing.class,
            Trigger.Offer.Tutorial.class,
            Trigger.Offer.Consultation.class);
  }

  @Test
  void aScoreIsNoProofForAMessageOfSecurity() {
    Instant now = Example.NOON;
    Outreach scored =
        new Outreach(
            "a",
            Example.ANA,
            new Outreach.TriggerRef("churn", "Churn", "0".repeat(64)),
            now,
            new Stamp(now.toEpochMilli(), 1),
            new Decision.Defer(now),
            List.of(),
            new Candidate.Evidence(ScoreCrossed.EVENT + " with score at least 0.9", List.of(now)),
            Map.of(),
            1);

    assertThat(scored.isEvidenced(now)).isFalse();
  }

  @Test
  void everyMessageLeadsToAPerson() {
    assertThat(components(Links.class)).contains("person", "why", "stop");
  }

  private static List<String> components(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
