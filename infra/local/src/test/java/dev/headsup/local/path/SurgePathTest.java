package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.local.stack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// It's us, not you: forty customers fail within a minute.
final class SurgePathTest {
  private static final int CUSTOMERS = 40;

  @Test
  void noTipGoesOutAndEveryCaseWaitsForAPerson() {
    try (LocalStack stack = Product.stack("triggers")) {
      Product product = new Product(stack);
      List<String> failures = new ArrayList<>();
      for (int who = 0; who < CUSTOMERS; who++) {
        product.introduce("customer-" + who);
        for (int number = 1; number <= 3; number++) {
          failures.add(Product.failure("customer-" + who, number, product.now()));
        }
      }
      product.call("batch", stack.writeKey(), "{\"batch\":[" + String.join(",", failures) + "]}");
      product.settle();
      product.later(Duration.ofMinutes(6));

      for (int who = 0; who < CUSTOMERS; who++) {
        String customer = "customer-" + who;
        assertThat(product.received(customer)).as(customer).isEmpty();
        assertThat(product.ledger(customer))
            .singleElement()
            .satisfies(entry -> {
              assertThat(entry.path("decision").asText()).isEqualTo("Defer");
              assertThat(answer(entry, "ITS_US")).isEqualTo("WAIT");
            });
      }
    }
  }

  private static String answer(JsonNode entry, String gate) {
    for (JsonNode asked : entry.path("gates")) {
      if (asked.path("gate").asText().equals(gate)) {
        return asked.path("verdict").asText();
      }
    }
    return "";
  }
}
