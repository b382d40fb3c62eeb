package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who hears the all-clear: exactly those who may have the first word (C4).
class HeardTest {
  private static final CustomerId ANA = CustomerId.known("ana");
  private static final Set<DeliveryState> UNHEARD =
      Set.of(DeliveryState.PENDING, DeliveryState.BOUNCED, DeliveryState.FAILED);

  @ParameterizedTest
  @EnumSource(DeliveryState.class)
  void theAllClearGoesToWhomAMessageMayHaveReached(DeliveryState state) {
    Crisis crisis = new Crisis(20);
    crisis.arrival = delivery -> in(state, delivery);
    crisis.uses("checkout", ANA);
    crisis.says("api", "i-1", "Checkout fails", "checkout", Phase.OPEN);
    crisis.passes(Duration.ofMinutes(10));
    crisis.says("api", "i-1", "Checkout fails", "checkout", Phase.RESOLVED);
    crisis.passes(Duration.ofMinutes(30));

    assertThat(crisis.told(ANA))
        .hasSize(UNHEARD.contains(state) ? 1 : 2)
        .first()
        .isEqualTo("outage: Checkout fails (i-1)");
  }

  private static Delivery in(DeliveryState state, Delivery delivery) {
    return new Delivery(
        delivery.outreach(),
        delivery.customer(),
        delivery.channel(),
        state,
        1,
        1,
        delivery.notAfter(),
        null,
        null,
        null,
        null,
        "",
        delivery.at(),
        delivery.receipts());
  }
}
