package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.signal.Signal.TimerFired;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// It's us, not you: forty customers fail within a minute.
final class SurgeTest {
  private static final Duration A_LITTLE_LATER = Duration.ofMinutes(6);

  private final Shop shop = new Shop();
  private final List<CustomerId> struggling = new ArrayList<>();

  @Test
  void noTipGoesOutAndOneIncidentIsSuspected() {
    surge(40);
    shop.now = shop.now.plus(A_LITTLE_LATER);
    fireAll();

    assertThat(shop.jobs()).isEmpty();
    assertThat(shop.incidents.current(shop.now))
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.id()).startsWith("surge-import-struggle-");
          assertThat(incident.isConfirmed()).isFalse();
        });
  }

  @Test
  void oneByOneIsNoSurge() {
    surge(10);
    shop.now = shop.now.plus(A_LITTLE_LATER);
    fireAll();

    assertThat(shop.jobs()).hasSize(10);
    assertThat(shop.incidents.current(shop.now)).isEmpty();
  }

  @Test
  void tipsThatWereHeldAreDroppedWhenAPersonConfirms() {
    surge(40);
    shop.now = shop.now.plus(A_LITTLE_LATER);
    fireAll();
    judge(Judgement.Verdict.CONFIRMED);
    shop.now = shop.now.plus(Duration.ofMinutes(10));
    fireAll();

    assertThat(shop.jobs()).isEmpty();
    assertThat(struggling)
        .allSatisfy(customer ->
            assertThat(shop.ledger.of(customer))
                .singleElement()
                .satisfies(outreach ->
                    assertThat(outreach.decision())
                        .isInstanceOfSatisfying(
                            Decision.Suppress.class,
                            stopped -> assertThat(stopped.gate()).isEqualTo(Gate.ITS_US))));
  }

  @Test
  void tipsGoOutWhenAPersonSaysThatItIsNone() {
    surge(40);
    shop.now = shop.now.plus(A_LITTLE_LATER);
    fireAll();
    judge(Judgement.Verdict.DISMISSED);
    shop.now = shop.now.plus(Duration.ofMinutes(10));
    fireAll();

    assertThat(shop.jobs()).hasSize(40);
  }

  @Test
  void aNoAboutSomethingElseOfTheSameComponentDoesNotEndTheWatch() {
    Report other =
        new Report(
            "api",
            1,
            true,
            "Imports",
            List.of("import-struggle"),
            Impact.MINOR,
            Phase.OPEN,
            Confidence.ALERTED,
            shop.now,
            null,
            null,
            "",
            shop.now);
    shop.incidents.report("other", other);
    judge(Judgement.Verdict.DISMISSED);
    surge(40);
    shop.now = shop.now.plus(A_LITTLE_LATER);
    fireAll();

    assertThat(shop.jobs()).isEmpty();
  }

  @Test
  void anHourAfterAPersonSaidThatItIsNoneItIsSuspectedAnew() {
    surge(40);
    shop.now = shop.now.plus(A_LITTLE_LATER);
    fireAll();
    judge(Judgement.Verdict.DISMISSED);
    shop.now = shop.now.plus(Duration.ofHours(1));
    List<CustomerId> later = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      CustomerId customer = CustomerId.known("later-" + i);
      shop.wantsHelp(customer);
      shop.folding().fold(Map.of(customer, Shop.struggles(customer, 70)));
      later.add(customer);
    }
    shop.now = shop.now.plus(A_LITTLE_LATER);
    fireAll(later);

    assertThat(shop.jobs()).isEmpty();
    assertThat(shop.incidents.current(shop.now).stream().filter(one -> one.phase().isOn()))
        .singleElement()
        .satisfies(incident -> assertThat(incident.isConfirmed()).isFalse());
  }

  @Test
  void oneCustomerCountsOnceInAWindowHoweverOftenTheyFail() {
    CustomerId loud = CustomerId.known("loud");
    shop.wantsHelp(loud);
    failsEveryTenSeconds(loud);

    assertThat(shop.ledger.of(loud)).as("cases of their own").hasSizeGreaterThan(3);
    assertThat(shop.counted(Shop.EACH_FAILURE)).isEqualTo(1);
  }

  @Test
  void whoIsNotToldAtAllIsNoneOfTheCrowd() {
    failsEveryTenSeconds(CustomerId.known("wants-no-help"));

    assertThat(shop.counted(Shop.EACH_FAILURE)).isZero();
  }

  private void failsEveryTenSeconds(CustomerId customer) {
    shop.triggers = TriggerSet.of(List.of(Shop.EACH_FAILURE));
    for (int i = 0; i < 60; i++) {
      shop.now = Shop.NOON.plusSeconds(10L * i);
      shop.folds(Shop.failedAt(customer, shop.now));
      fireAll(List.of(customer));
    }
  }

  private void judge(Judgement.Verdict verdict) {
    for (Incident incident : shop.incidents.current(shop.now)) {
      shop.incidents.judge(incident.id(), new Judgement(verdict, "kim", shop.now));
    }
  }

  private void surge(int customers) {
    shop.now = Shop.NOON.plus(Duration.ofMinutes(10));
    for (int i = 0; i < customers; i++) {
      CustomerId customer = CustomerId.known("customer-" + i);
      struggling.add(customer);
      shop.wantsHelp(customer);
      shop.folding().fold(Map.of(customer, Shop.struggles(customer)));
    }
  }

  private void fireAll() {
    fireAll(struggling);
  }

  private void fireAll(List<CustomerId> customers) {
    for (CustomerId customer : customers) {
      shop.ledger.of(customer).stream()
          .filter(outreach -> outreach.decision() instanceof Decision.Defer)
          .forEach(outreach ->
              assertThat(
                      shop.timers()
                          .fire(
                              List.of(
                                  new TimerFired(
                                      customer, outreach.trigger().id(), outreach.id(), shop.now))))
                  .isEmpty());
    }
  }
}
