package dev.headsup.engine.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Example;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FallOverTest {
  private static final Instant NOW = Example.NOON;
  private static final Known WILLING =
      Example.known(Status.GRANTED, Channel.EMAIL, Channel.INBOX, Channel.SMS);

  @Test
  void theNextChannelOfTheDecisionSaysIt() {
    assertThat(next(Policy.standard(), WILLING, Channel.EMAIL, Set.of(Channel.EMAIL)))
        .contains(Channel.INBOX);
  }

  @Test
  void aChannelThatSaysItAlreadyIsNotAskedAgain() {
    assertThat(
            next(Policy.standard(), WILLING, Channel.EMAIL, Set.of(Channel.EMAIL, Channel.INBOX)))
        .isEmpty();
  }

  @Test
  void aChannelThatIsStoppedIsPassedOver() {
    Policy stopped =
        Policy.standard()
            .with("stopped", new KillSwitch(false, "", Set.of(Channel.INBOX), Set.of()));
    assertThat(next(stopped, WILLING, Channel.EMAIL, Set.of(Channel.EMAIL))).isEmpty();
  }

  @Test
  void withoutConsentForItAChannelIsPassedOver() {
    Known refusing = Example.known(Status.REVOKED, Channel.EMAIL, Channel.INBOX);
    assertThat(next(Policy.standard(), refusing, Channel.EMAIL, Set.of(Channel.EMAIL))).isEmpty();
  }

  @Test
  void ofTwoThatWereBothAskedForNoneIsSaidByAThird() {
    Outreach both =
        outreach(new Decision.Send(List.of(Channel.SMS, Channel.EMAIL), List.of(Channel.INBOX)));
    assertThat(
            FallOver.next(
                both,
                Purpose.SERVICE,
                Channel.EMAIL,
                Set.of(Channel.SMS, Channel.EMAIL),
                WILLING,
                Policy.standard(),
                NOW,
                NOW.plus(Duration.ofHours(1))))
        .isEmpty();
  }

  private static Optional<Channel> next(
      Policy policy, Known known, Channel ended, Set<Channel> used) {
    return FallOver.next(
        outreach(new Decision.Send(List.of(Channel.EMAIL), List.of(Channel.INBOX))),
        Purpose.HELP,
        ended,
        used,
        known,
        policy,
        NOW,
        NOW.plus(Duration.ofHours(1)));
  }

  private static Outreach outreach(Decision decision) {
    return new Outreach(
        "abc",
        Example.ANA,
        new TriggerRef("import-struggle", "Stuck", "hash"),
        NOW,
        new Stamp(NOW.toEpochMilli(), 1),
        decision,
        List.of(),
        new Evidence("Import Failed", List.of(NOW)),
        Map.of(),
        1);
  }
}
