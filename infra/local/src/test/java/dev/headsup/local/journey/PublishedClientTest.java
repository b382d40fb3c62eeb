package dev.headsup.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.segment.analytics.Analytics;
import com.segment.analytics.Callback;
import com.segment.analytics.messages.Message;
import com.segment.analytics.messages.TrackMessage;
import dev.headsup.local.journey.FaultyFront.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The published Segment client for Java, unchanged, with only its address set. Each customer
/// places one order and is told so: whoever is not told was lost, and whoever has a second entry in
/// the ledger was doubled.
final class PublishedClientTest {

  private static final int CUSTOMERS = 60;

  private final TestStack stack = TestStack.start("published/published-client");
  private final FaultyFront front = new FaultyFront(stack.url());

  @AfterEach
  void stop() {
    front.close();
    stack.close();
  }

  @Test
  void everyEventArrivesOnce() throws Exception {
    Counts counts = placeOrders();

    assertThat(counts.delivered().get()).isEqualTo(CUSTOMERS);
    assertThat(counts.dropped().get()).isZero();
    assertThat(front.answers()).isNotEmpty().containsOnly(200);
    everyCustomerWasToldOnce();
    assertThat(stack.eventsIn()).isEqualTo(CUSTOMERS);
  }

  /// The client does not read Retry-After (3.5.4): it waits about 15 s. Its three batches go out
  /// side by side, so all of them wait at once; the third was taken although its answer got lost.
  @Test
  void whatIsTurnedAwayUnderPressureComesAgainAndNothingIsLostOrDoubled() throws Exception {
    front.next(new Fault(429, false));
    front.next(new Fault(503, false));
    front.next(new Fault(503, true));

    Counts counts = placeOrders();

    assertThat(counts.delivered().get()).isEqualTo(CUSTOMERS);
    assertThat(front.answers()).containsExactlyInAnyOrder(429, 503, 503, 200, 200, 200);
    assertThat(stack.eventsIn()).as("on the wire").isGreaterThan(CUSTOMERS);
    everyCustomerWasToldOnce();
  }

  @Test
  void aRefusedRequestIsNotSentAgain() throws Exception {
    front.next(new Fault(400, false));

    Counts counts = placeOrders();

    assertThat(counts.dropped().get()).isPositive();
    assertThat(counts.delivered().get() + counts.dropped().get()).isEqualTo(CUSTOMERS);
    assertThat(front.answers()).containsOnlyOnce(400);
    assertThat(stack.told("order-placed")).hasSize(counts.delivered().get());
  }

  @Test
  void aWrongKeyIsNotRetried() throws Exception {
    Counts counts = placeOrders("no-such-key");

    assertThat(counts.dropped().get()).isEqualTo(CUSTOMERS);
    assertThat(front.answers()).containsOnly(401);
    assertThat(stack.told("order-placed")).isEmpty();
  }

  private record Counts(AtomicInteger delivered, AtomicInteger dropped) {}

  private Counts placeOrders() throws InterruptedException {
    return placeOrders(stack.writeKey());
  }

  private Counts placeOrders(String key) throws InterruptedException {
    Counts counts = new Counts(new AtomicInteger(), new AtomicInteger());
    ExecutorService network = Executors.newFixedThreadPool(3);
    CountDownLatch settled = new CountDownLatch(CUSTOMERS);
    Analytics analytics =
        Analytics.builder(key)
            .endpoint(front.url())
            .flushQueueSize(20)
            .networkExecutor(network)
            .callback(
                new Callback() {
                  @Override
                  public void success(Message message) {
                    counts.delivered().incrementAndGet();
                    settled.countDown();
                  }

                  @Override
                  public void failure(Message message, Throwable problem) {
                    counts.dropped().incrementAndGet();
                    settled.countDown();
                  }
                })
            .build();
    for (int i = 0; i < CUSTOMERS; i++) {
      analytics.enqueue(
          TrackMessage.builder("Order Placed")
              .userId("customer-" + i)
              .properties(Map.of("total", 10 + i)));
    }
    analytics.flush();
    assertThat(settled.await(3, TimeUnit.MINUTES)).as("the client settled").isTrue();
    analytics.shutdown();
    network.shutdown();
    stack.drain();
    return counts;
  }

  private void everyCustomerWasToldOnce() throws Exception {
    List<String> customers = IntStream.range(0, CUSTOMERS).mapToObj(i -> "customer-" + i).toList();
    assertThat(stack.ledger())
        .extracting(entry -> entry.path("customer").asText())
        .containsExactlyInAnyOrderElementsOf(customers);
    assertThat(stack.told("order-placed")).hasSize(CUSTOMERS);
  }
}
