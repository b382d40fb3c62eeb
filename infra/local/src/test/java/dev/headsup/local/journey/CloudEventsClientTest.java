package dev.headsup.local.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The published SDK for CloudEvents, in every mode: what it sends reaches the customer as if it
/// had come by a Segment client. It has no retries of its own.
final class CloudEventsClientTest {
  private static final int CUSTOMERS = 10;
  private static @Nullable TestStack shared;

  private final TestStack stack = requireNonNull(shared);

  /// Every test has customers of its own name.
  private final String name = "test-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    shared = TestStack.start("published/published-client");
  }

  @AfterAll
  static void stop() {
    requireNonNull(shared).close();
  }

  @ParameterizedTest
  @CsvSource({"binary, 11", "structured, 11", "batch, 1"})
  void everyEventReachesItsCustomerOnce(String mode, int requests) throws Exception {
    JsonNode said = placeOrders(stack.writeKey(), mode);

    assertThat(said.path("answers")).hasSize(requests);
    assertThat(said.path("answers"))
        .allSatisfy(answer -> assertThat(answer.asInt()).isBetween(200, 299));
    assertThat(told())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, CUSTOMERS).mapToObj(i -> name + "-" + i).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"binary", "structured", "batch"})
  void aWrongKeyIsRefused(String mode) throws Exception {
    JsonNode said = placeOrders("no-such-key", mode);

    assertThat(said.path("answers"))
        .isNotEmpty()
        .allSatisfy(answer -> assertThat(answer.asInt()).isEqualTo(401));
    assertThat(told()).isEmpty();
  }

  private JsonNode placeOrders(String key, String mode) throws Exception {
    String url = stack.url().toString().replaceAll("/$", "");
    JsonNode said = NodeClient.run("cloudevents.js", url, key, name, CUSTOMERS, mode);
    stack.drain();
    return said;
  }

  private List<String> told() throws Exception {
    return stack.told("order-placed").stream()
        .map(entry -> entry.path("customer").asText())
        .filter(customer -> customer.startsWith(name))
        .toList();
  }
}
