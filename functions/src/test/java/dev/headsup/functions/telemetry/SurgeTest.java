package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.signal.Signal.TimerFired;
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
    for (CustomerId customer : struggling) {
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
