package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Standing;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.policy.Approval;
import dev.headsup.engine.policy.Braking;
import dev.headsup.engine.signal.ToldWrong;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// G7: what is decided for each who was told something wrong: once, by the way they were told,
/// under the purpose of the wrong message, and not after a no.
final class CorrectionDecisionsTest {
  private static final CustomerId ANA = Shop.ANA;
  private static final Instant SAID = Shop.NOON.plus(Duration.ofMinutes(50));

  private final Shop shop = new Shop();

  CorrectionDecisionsTest() {
    shop.triggers = Standing.set(List.of(Shop.STRUGGLE, Shop.ORDERED));
  }

  private static ToldWrong wrong(CustomerId customer, String correction, Channel... channels) {
    return new ToldWrong(
        customer,
        ToldWrong.id(correction),
        correction,
        "import-struggle",
        "Stuck on import",
        Purpose.HELP,
        Set.of(channels),
        SAID);
  }

  private void says(Status status) {
    shop.profiles.merge(
        List.of(
            new Profiles.Change(
                Profile.unknown(ANA),
                new Consent(
                    Map.of(
                        new Scope(Purpose.HELP, Channel.INBOX),
                        new Grant(status, "form", SAID.plusSeconds(1)))))));
  }

  private List<Outreach> ledger() {
    return shop.ledger.of(ANA);
  }

  @Test
  void g7WhoWasToldIsToldOnceByThatWay() {
    shop.wantsHelp(ANA);
    shop.folds(wrong(ANA, "c1", Channel.INBOX), wrong(ANA, "c1", Channel.INBOX, Channel.EMAIL));

    assertThat(ledger())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.decision()).isEqualTo(new Decision.Send(List.of(Channel.INBOX)));
          assertThat(entry.trigger().id()).isEqualTo("headsup:correction");
          assertThat(entry.trigger().purpose()).isEqualTo(Purpose.HELP);
          assertThat(entry.data()).containsEntry("correction", "c1");
          assertThat(entry.evidence().facts())
              .containsExactly(
                  "they had a message of 'Stuck on import' by inbox, and it was wrong");
        });
    assertThat(shop.ledger.deliveries(ANA, ledger().getFirst().id()))
        .singleElement()
        .satisfies(
            message -> assertThat(message.notAfter()).isEqualTo(SAID.plus(Duration.ofHours(24))));

    shop.folds(wrong(ANA, "c2", Channel.INBOX));
    assertThat(ledger()).as("another correction is another case").hasSize(2);
  }

  @Test
  void g7WhoOptedOutSinceIsNotTold() {
    shop.wantsHelp(ANA);
    says(Status.REVOKED);
    shop.folds(wrong(ANA, "c1", Channel.INBOX));

    assertThat(ledger())
        .singleElement()
        .satisfies(entry ->
            assertThat(entry.decision())
                .isInstanceOfSatisfying(
                    Decision.Suppress.class,
                    stopped -> assertThat(stopped.gate()).isEqualTo(Gate.CONSENT)));
  }

  @Test
  void g7NeitherBrakesNorCapsKeepAWrongMessageUncorrected() {
    shop.wantsHelp(ANA);
    shop.customers = 10;
    shop.policy =
        shop.policy.with(
            new Braking(
                shop.policy.braking().ramp(),
                shop.policy.braking().breakers(),
                new Approval(1, 0.01, 1, 1, false, 0, "")));
    for (int i = 0; i < 20; i++) {
      shop.folds(wrong(ANA, "c" + i, Channel.INBOX));
    }

    assertThat(ledger())
        .hasSize(20)
        .allSatisfy(entry -> assertThat(entry.decision()).isInstanceOf(Decision.Send.class));
  }
}
