package dev.headsup.functions.telemetry;

import static dev.headsup.functions.telemetry.Shop.ANA;
import static dev.headsup.functions.telemetry.Shop.BEN;
import static dev.headsup.functions.telemetry.Shop.ORDERED;
import static dev.headsup.functions.telemetry.Shop.STRUGGLE;
import static dev.headsup.functions.telemetry.Shop.failed;
import static dev.headsup.functions.telemetry.Shop.struggles;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Crowd;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.signal.Signal.TimerFired;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TimersTest {
  private final Shop shop = new Shop();

  @Test
  void aTimerThatFiresTwiceTellsOnce() {
    TimerFired timer = waits(ANA);
    assertThat(shop.timers().fire(List.of(timer, timer))).isEmpty();
    assertThat(shop.timers().fire(List.of(timer))).isEmpty();
    assertThat(entry(ANA).decision()).isInstanceOf(Decision.Send.class);
    assertThat(shop.jobs()).hasSize(1);
    assertThat(shop.ledger.deliveries(ANA, timer.outreach())).hasSize(1);
  }

  @Test
  void aTimerThatFiresForTwoAtOnceTellsOnce() {
    TimerFired timer = waits(ANA);
    shop.activities.meanwhile(() -> shop.timers().fire(List.of(timer)));
    assertThat(shop.timers().fire(List.of(timer))).isEmpty();
    assertThat(entry(ANA).decision()).isInstanceOf(Decision.Send.class);
    assertThat(shop.jobs()).hasSize(1);
  }

  @Test
  void whatHappensMeanwhileIsNotLost() {
    TimerFired timer = waits(ANA);
    shop.activities.meanwhile(() -> shop.folds(failed(ANA, 14)));
    assertThat(shop.timers().fire(List.of(timer))).isEmpty();
    assertThat(entry(ANA).decision()).isInstanceOf(Decision.Send.class);
    assertThat(shop.failures(ANA)).containsExactly(0L, 4L, 9L, 14L);
  }

  @Test
  void theWaitOfATriggerThatIsGoneEndsInTheLedger() {
    TimerFired timer = waits(ANA);
    shop.triggers = TriggerSet.of(List.of(ORDERED));
    assertThat(shop.timers().fire(List.of(timer, timer))).isEmpty();
    assertThat(entry(ANA).decision())
        .isEqualTo(new Decision.Suppress(Gate.LIVE, "the trigger is not live any more"));
    assertThat(shop.activities.of(ANA).activity().told(STRUGGLE.key()).waiting().stamps())
        .isEmpty();
    assertThat(shop.jobs()).isEmpty();
  }

  @Test
  void whatWaitedForAVisitorIsToldToTheCustomerTheyTurnedOutToBe() {
    TimerFired timer = waits(BEN);
    shop.joins().join(Map.of(BEN, ANA));
    assertThat(shop.timers().fire(List.of(timer, timer))).isEmpty();
    assertThat(entry(BEN).decision())
        .isEqualTo(
            new Decision.Suppress(
                Gate.LIVE, "they turned out to be another customer, with whom it goes on"));
    assertThat(entry(ANA).decision()).isInstanceOf(Decision.Send.class);
    assertThat(shop.ledger.deliveries(ANA, entry(ANA).id())).hasSize(1);
    assertThat(shop.activities.of(BEN).joined()).contains(ANA);
    assertThat(shop.jobs()).hasSize(1);
  }

  @Test
  void whatWaitedForBothHalvesOfACustomerIsToldOnce() {
    TimerFired ofTheVisitor = waits(BEN);
    TimerFired ofTheCustomer = waits(ANA);
    shop.joins().join(Map.of(BEN, ANA));
    assertThat(shop.timers().fire(List.of(ofTheCustomer, ofTheVisitor))).isEmpty();
    assertThat(entry(ANA).decision()).isInstanceOf(Decision.Send.class);
    assertThat(entry(BEN).decision()).isInstanceOf(Decision.Suppress.class);
    assertThat(shop.jobs()).hasSize(1);
  }

  @Test
  void aTimerThatFiresTwiceForACaseThatGoesOnWaitingLeavesOneTimer() {
    TimerFired timer = waits(ANA);
    shop.incidents.report("surge-import-struggle-1", suspicion());
    shop.dues.remove(shop.dues.entries());
    assertThat(shop.timers().fire(List.of(timer))).isEmpty();
    assertThat(entry(ANA).decision())
        .isEqualTo(new Decision.Defer(shop.now.plus(Duration.ofMinutes(10))));
    shop.now = shop.now.plusSeconds(30);
    assertThat(shop.timers().fire(List.of(timer))).isEmpty();
    assertThat(shop.dues.entries()).hasSize(1);
  }

  @Test
  void aCaseThatWasForgottenBecauseTooManyWaitedEndsInTheLedger() {
    TimerFired timer = waits(ANA);
    Stored stored = shop.activities.of(ANA);
    shop.activities.save(
        List.of(stored.become(stored.activity().with(STRUGGLE.key(), Told.NOTHING))));
    assertThat(shop.timers().fire(List.of(timer))).isEmpty();
    assertThat(entry(ANA).decision())
        .isEqualTo(new Decision.Suppress(Gate.LIVE, "too many of their cases waited"));
  }

  @Test
  void aTimerOfACaseThatNobodyKnowsDoesNothing() {
    assertThat(
            shop.timers()
                .fire(List.of(new TimerFired(ANA, STRUGGLE.id(), "no such case", Shop.NOON))))
        .isEmpty();
    assertThat(shop.ledger.of(ANA)).isEmpty();
  }

  @Test
  void aTimerThatFailsDoesNotHinderAnother() {
    TimerFired first = waits(ANA);
    TimerFired second = waits(BEN);
    shop.ledger.breakFor(ANA);
    assertThat(shop.timers().fire(List.of(first, second))).containsOnlyKeys(ANA);
    assertThat(entry(ANA).decision()).isInstanceOf(Decision.Defer.class);
    assertThat(entry(BEN).decision()).isInstanceOf(Decision.Send.class);
  }

  /// A customer who struggled and is given time to recover; the timer that ends it.
  private TimerFired waits(CustomerId customer) {
    shop.wantsHelp(customer);
    shop.folding().fold(Map.of(customer, struggles(customer)));
    Outreach waiting = entry(customer);
    assertThat(waiting.decision()).isInstanceOf(Decision.Defer.class);
    return new TimerFired(customer, STRUGGLE.id(), waiting.id(), shop.now);
  }

  private Report suspicion() {
    return new Report(
        Crowd.SURGE,
        1,
        true,
        "Imports fail",
        List.of("imports"),
        Impact.MINOR,
        Phase.OPEN,
        Confidence.INFERRED,
        shop.now,
        null,
        null,
        "",
        shop.now);
  }

  private Outreach entry(CustomerId customer) {
    assertThat(shop.ledger.of(customer)).hasSize(1);
    return shop.ledger.of(customer).getFirst();
  }
}
