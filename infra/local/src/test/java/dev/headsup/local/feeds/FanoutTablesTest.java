package dev.headsup.local.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.dynamodb.DynamoExposures;
import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Exposures.Use;
import dev.headsup.engine.incident.Walks;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// C1 and C2 against real tables and queues (DynamoDB Local, ElasticMQ): the fan-out function walks
/// over 2,000 customers, every request is counted, and then it dies at random requests, before or
/// after they took effect. With 50,000 customers and 400 crashes: `-Dheadsup.full=true`.
final class FanoutTablesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final boolean FULL = Boolean.getBoolean("headsup.full");
  private static final int CUSTOMERS = FULL ? 50_000 : 2_000;
  private static final int CRASHES = FULL ? 400 : 40;
  private static final int PAGE = 100;
  private static final String FANOUT = "FanoutFunction";

  private final Random chance = new Random(6);
  private final Death death = new Death();
  private StepStack stack;

  /// The worker is gone; no handler catches it.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("on purpose", null, false, false);
    }
  }

  /// Ends a worker at one of its requests.
  private final class Death implements ExecutionInterceptor {
    private int left = -1;
    private boolean before;

    void never() {
      left = -1;
    }

    void after(int requests) {
      left = requests;
      before = chance.nextBoolean();
    }

    boolean isPlanned() {
      return left >= 0;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes any) {
      if (left == 0 && before) {
        left = -1;
        throw new Killed();
      }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes any) {
      if (left >= 0 && left-- == 0) {
        throw new Killed();
      }
    }
  }

  @BeforeEach
  void start() throws IOException {
    stack =
        StepStack.start(
            House.root().resolve("template.yaml"),
            House.root().resolve("triggers"),
            NOW,
            Set.of("IncidentsFunction", FANOUT),
            List.of(death));
    List<Use> uses =
        IntStream.range(0, CUSTOMERS)
            .mapToObj(i -> new Use(new CustomerId("c" + i), "checkout", LocalDate.of(2026, 2, 20)))
            .toList();
    new DynamoExposures(stack.tables(), stack.table("ExposureTable")).note(uses);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void aWalkAsksForItsPagesAndSegmentsAndCrashesMissNobody() throws IOException {
    Map<String, Long> asked = walkedWithoutCrashes();
    long pages = asked.getOrDefault("dynamodb UpdateItem", 0L);
    int segments = Exposures.SHARDS + Exposures.EARLIER;
    assertThat(asked.getOrDefault("dynamodb Query", 0L))
        .as("C2")
        .isLessThanOrEqualTo(pages + segments);
    assertThat(pages).isLessThanOrEqualTo(CUSTOMERS / PAGE + Walks.PARTS);
    if (!FULL) {
      assertThat(asked)
          .isEqualTo(
              Map.of(
                  "dynamodb GetItem", 32L, // of each of 16 walks: its place, and the incident
                  "dynamodb Query", 288L,
                  "dynamodb UpdateItem", 32L,
                  "sqs SendMessageBatch", 32L));
    }

    Map<String, Long> before = requests();
    Deque<String> walks = declared("i-2");
    int crashes = 0;
    int every = (int) (asked.values().stream().mapToLong(Long::longValue).sum() / CRASHES);
    while (!walks.isEmpty()) {
      if (!death.isPlanned() && crashes < CRASHES) {
        death.after(chance.nextInt(2 * every - 1));
      }
      String walk = walks.removeFirst();
      if (!stack.hand(FANOUT, walk)) {
        crashes++;
        walks.addLast(walk);
      }
    }
    death.never();

    assertThat(crashes).isGreaterThan(CRASHES * 8 / 10);
    Told told = told();
    assertThat(told.customers).as("missed, or too many").hasSize(CUSTOMERS);
    assertThat(told.ids).as("a repeat is known by its id").containsExactly("incident:i-2:1");
    assertThat(told.repeats).as("a page a crash").isLessThanOrEqualTo((long) crashes * PAGE);
    Map<String, Long> since = since(before);
    assertThat(since.get("dynamodb Query"))
        .isLessThanOrEqualTo(
            asked.getOrDefault("dynamodb Query", 0L) + (long) crashes * segments / Walks.PARTS);
    assertThat(since).doesNotContainKeys("dynamodb Scan");
  }

  private Map<String, Long> walkedWithoutCrashes() throws IOException {
    Deque<String> walks = declared("i-1");
    assertThat(walks).hasSize(Walks.PARTS);
    Map<String, Long> before = requests();
    walks.forEach(walk -> assertThat(stack.hand(FANOUT, walk)).isTrue());
    Map<String, Long> asked = since(before);
    Told told = told();
    assertThat(told.customers).hasSize(CUSTOMERS);
    assertThat(told.repeats).isZero();
    return asked;
  }

  /// An incident that is declared, with the walks that its news asks for.
  private Deque<String> declared(String id) throws IOException {
    String body =
        """
        {"title":"Checkout fails","components":["checkout"],"impact":"major","revision":1,
         "startedAt":"2026-03-01T11:50:00Z"}
        """;
    assertThat(
            new Requests(stack.ingest())
                .send("PUT", "/v1/incidents/" + id, Requests.key(stack.serverKey()), body)
                .status())
        .isEqualTo(200);
    return new ArrayDeque<>(stack.take(FANOUT));
  }

  /// Whom the telemetry function would look at.
  private static final class Told {
    private final Set<CustomerId> customers = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private long repeats;
  }

  private Told told() {
    Told told = new Told();
    for (String body : stack.take("TelemetryFunction")) {
      for (Incoming incoming : TelemetryMessage.read(body).events()) {
        if (incoming instanceof Incoming.Did(IncidentExposure exposure)) {
          told.ids.add(exposure.id().value());
          told.repeats += told.customers.add(exposure.customer()) ? 0 : 1;
        }
      }
    }
    return told;
  }

  /// What was asked of tables and queues since, without the taking of this test.
  private Map<String, Long> since(Map<String, Long> before) {
    Map<String, Long> since = new TreeMap<>(requests());
    before.forEach((request, count) -> since.merge(request, -count, Long::sum));
    since.values().removeIf(count -> count == 0);
    return since;
  }

  private Map<String, Long> requests() {
    Map<String, Long> all = new TreeMap<>();
    stack
        .counters()
        .requests()
        .forEach((service, operations) ->
            operations.forEach((operation, count) -> {
              if (Set.of("dynamodb", "sqs").contains(service)
                  && !Set.of("ReceiveMessage", "ReceiveMessage (empty)", "DeleteMessageBatch")
                      .contains(operation)) {
                all.put(service + " " + operation, count);
              }
            }));
    return all;
  }
}
