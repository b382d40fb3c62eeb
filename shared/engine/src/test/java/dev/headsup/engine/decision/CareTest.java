package dev.headsup.engine.decision;

import static dev.headsup.engine.decision.Example.ANA;
import static dev.headsup.engine.decision.Example.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.mention.Tone.Sentiment;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Observation.ContactOpened.Stage;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CareTest {
  private static final TriggerSet LIVE = Standing.set(List.of());
  private static final Instant NOW = NOON.plus(Duration.ofHours(1));
  private static final Tone DISTRESSED =
      new Tone(Sentiment.NEGATIVE, true, List.of(), Severity.NORMAL, false);

  @Test
  void whileOneOfTwoSupportCasesIsOpenTheCustomerIsWithSupport() {
    Activity both = after(contact("a", Stage.OPENED, 0), contact("b", Stage.OPENED, 1));
    Activity one = with(both, contact("b", Stage.CLOSED, 2));
    Activity none = with(one, contact("a", Stage.CLOSED, 3));

    assertThat(Care.openCase(both, NOW)).contains(minute(0));
    assertThat(Care.openCase(one, NOW)).contains(minute(0));
    assertThat(Care.openCase(none, NOW)).isEmpty();
    assertThat(Care.openCase(with(none, contact("b", Stage.OPENED, 4)), NOW)).contains(minute(4));
  }

  @Test
  void distressIsOverWithTheCaseInWhichItWasHeardAndNotWithAnother() {
    Activity heard =
        after(contact("a", Stage.OPENED, 0, DISTRESSED), contact("b", Stage.OPENED, 1));

    Activity other = with(heard, contact("b", Stage.CLOSED, 2));

    assertThat(Care.distress(other, NOW)).isPresent();
    assertThat(Care.distress(with(other, contact("a", Stage.CLOSED, 3)), NOW)).isEmpty();
  }

  @Test
  void theWorstStakesSayHowSoonAPersonMustLook() {
    Activity dispute = after(contact("a", Stage.OPENED, 0, stakes(Severity.HIGH)));
    Activity both = with(dispute, contact("b", Stage.OPENED, 1, stakes(Severity.CRITICAL)));

    assertThat(Care.severity(Activity.NONE, NOW)).isEqualTo(Severity.NORMAL);
    assertThat(Care.severity(dispute, NOW)).isEqualTo(Severity.HIGH);
    assertThat(Care.severity(both, NOW)).isEqualTo(Severity.CRITICAL);
    assertThat(Care.severity(with(both, contact("b", Stage.CLOSED, 2)), NOW))
        .isEqualTo(Severity.HIGH);
  }

  @Test
  void theEndOfOneOutageIsNotTheEndOfAnother() {
    Activity both = after(outage("db", Phase.OPEN, 0), outage("cdn", Phase.MITIGATING, 1));
    Activity one = with(both, outage("cdn", Phase.RESOLVED, 2));

    assertThat(Care.outageGoesOn(one, NOW)).isTrue();
    Activity none = with(one, outage("db", Phase.RESOLVED, 3));
    assertThat(Care.outageGoesOn(none, NOW)).isFalse();
    assertThat(Care.outageEnded(none)).contains(minute(3));
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void anOutageIsOverInEveryPhaseThatIsOver(Phase phase) {
    Activity activity = after(outage("db", Phase.OPEN, 0), outage("db", phase, 1));

    assertThat(Care.outageGoesOn(activity, NOW)).isEqualTo(!phase.isOver());
  }

  private static Activity after(Observation... observations) {
    return with(Activity.NONE, observations);
  }

  private static Activity with(Activity activity, Observation... observations) {
    return Fold.fold(activity, List.of(observations), LIVE).activity();
  }

  private static Tone stakes(Severity severity) {
    return new Tone(Sentiment.NEGATIVE, false, List.of("a topic"), severity, false);
  }

  private static ContactOpened contact(String id, Stage stage, int minute) {
    return contact(id, stage, minute, Tone.CALM);
  }

  private static ContactOpened contact(String id, Stage stage, int minute, Tone tone) {
    return new ContactOpened(
        ANA,
        new EventId(id + " " + stage + " " + minute),
        "desk",
        id,
        stage,
        "email",
        "",
        tone,
        minute(minute));
  }

  private static IncidentExposure outage(String id, Phase phase, int minute) {
    return new IncidentExposure(
        ANA,
        new EventId(id + " " + minute),
        id,
        minute + 1,
        "Down",
        List.of("imports"),
        Impact.MAJOR,
        phase,
        true,
        "",
        minute(minute));
  }

  private static Instant minute(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }
}
