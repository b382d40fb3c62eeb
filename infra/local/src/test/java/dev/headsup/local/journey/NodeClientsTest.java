package dev.headsup.local.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.local.journey.FaultyFront.Fault;
import dev.headsup.local.journey.FaultyFront.Seen;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The published clients of Segment and RudderStack for Node, unchanged, with only their address
/// set. Each customer places one order and is told so: whoever is not told was lost, and whoever
/// has a second entry in the ledger was doubled.
final class NodeClientsTest {
  private static final int CUSTOMERS = 60;
  private static @Nullable TestStack shared;

  private final TestStack stack = requireNonNull(shared);
  private final FaultyFront front = new FaultyFront(stack.url());

  /// Every test has customers of its own name.
  private final String name = "test-" + UUID.randomUUID();

  /// A published client: its script in `src/test/clients`, and how many requests it makes of
  /// [#CUSTOMERS] calls. RudderStack's client sends the first call at once, and then 20 at a time
  /// as the other does.
  enum Client {
    SEGMENT("segment.js", "identity", 3),
    RUDDERSTACK("rudderstack.js", "gzip", 4);

    private final String script;
    private final String encoding;
    private final int requests;

    Client(String script, String encoding, int requests) {
      this.script = script;
      this.encoding = encoding;
      this.requests = requests;
    }
  }

  @BeforeAll
  static void start() {
    shared = TestStack.start("published/published-client");
  }

  @AfterAll
  static void stop() {
    requireNonNull(shared).close();
  }

  @AfterEach
  void close() {
    front.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyEventArrivesOnce(Client client) throws Exception {
    long before = stack.eventsIn();
    JsonNode said = placeOrders(client, stack.serverKey());

    assertThat(said.path("delivered").asInt()).isEqualTo(CUSTOMERS);
    assertThat(front.answers()).hasSize(client.requests).containsOnly(200);
    assertThat(front.seen()).extracting(Seen::encoding).containsOnly(client.encoding);
    everyCustomerWasToldOnce();
    assertThat(stack.eventsIn() - before).isEqualTo(CUSTOMERS);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTurnedAwayUnderPressureComesAgainAndNothingIsLostOrDoubled(Client client)
      throws Exception {
    long before = stack.eventsIn();
    front.next(new Fault(429, false));
    front.next(new Fault(503, false));
    front.next(new Fault(503, true));

    JsonNode said = placeOrders(client, stack.serverKey());

    assertThat(said.path("delivered").asInt()).isEqualTo(CUSTOMERS);
    assertThat(front.answers())
        .hasSize(client.requests + 3)
        .contains(429, 503)
        .filteredOn(status -> status == 200)
        .hasSize(client.requests);
    assertThat(front.span()).as("Retry-After was one second").isGreaterThan(Duration.ofMillis(900));
    assertThat(stack.eventsIn() - before).as("on the wire").isGreaterThan(CUSTOMERS);
    everyCustomerWasToldOnce();
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedRequestIsNotSentAgain(Client client) throws Exception {
    front.next(new Fault(400, false));

    JsonNode said = placeOrders(client, stack.serverKey());

    int delivered = said.path("delivered").asInt();
    assertThat(delivered).isBetween(1, CUSTOMERS - 1);
    assertThat(front.answers()).hasSize(client.requests).containsOnlyOnce(400);
    assertThat(told()).hasSize(delivered);
  }

  @ParameterizedTest
  @EnumSource
  void aWrongKeyIsNotRetried(Client client) throws Exception {
    JsonNode said = placeOrders(client, "no-such-key");

    assertThat(said.path("dropped").asInt()).isEqualTo(CUSTOMERS);
    assertThat(front.answers()).hasSize(client.requests).containsOnly(401);
    assertThat(told()).isEmpty();
  }

  private JsonNode placeOrders(Client client, String key) throws Exception {
    JsonNode said = NodeClient.run(client.script, front.url(), key, name, CUSTOMERS);
    stack.drain();
    return said;
  }

  private void everyCustomerWasToldOnce() throws Exception {
    assertThat(told())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, CUSTOMERS).mapToObj(i -> name + "-" + i).toList());
  }

  private List<String> told() throws Exception {
    return stack.told("order-placed").stream()
        .map(entry -> entry.path("customer").asText())
        .filter(customer -> customer.startsWith(name))
        .toList();
  }
}
