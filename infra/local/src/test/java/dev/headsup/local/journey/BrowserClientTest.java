package dev.headsup.local.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.headsup.local.console.Chromium;
import dev.headsup.local.console.Chromium.Window;
import dev.headsup.local.journey.FaultyFront.Fault;
import dev.headsup.local.journey.FaultyFront.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The published browser client, unchanged, in a real browser on a page of another origin. It asks
/// us for its settings, and learns from them that its events go to us as well.
final class BrowserClientTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static @Nullable Path modules;
  private static @Nullable Chromium chromium;
  private static @Nullable TestStack shared;

  private final TestStack stack = requireNonNull(shared);
  private final FaultyFront front = new FaultyFront(stack.url());

  /// Every test has a customer of its own name.
  private final String customer = "test-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    modules = NodeClient.modules();
    chromium = Chromium.start();
    shared = TestStack.start("published/published-client");
  }

  @AfterAll
  static void stop() {
    if (shared != null) {
      shared.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void close() {
    front.close();
  }

  @Test
  void itStartsFromOurSettingsAndItsEventsReachTheCustomer() throws Exception {
    try (ShopPage shop = shop(stack.writeKey(), "{}");
        Window window = open(shop)) {
      window.page.evaluate("customer => analytics.identify(customer, { plan: 'team' })", customer);
      window.page.evaluate("() => analytics.page('Checkout')");
      window.page.evaluate("() => analytics.track('Order Placed', { total: 10 })");

      awaitTold();
      window.assertNoComplaints();
    }
    assertThat(told()).containsExactly(customer);
  }

  @Test
  void eachCallHasItsOwnDoorAndTheBrowserAsksForLeaveFirst() throws Exception {
    try (ShopPage shop = shop(stack.writeKey(), throughFront("{}"));
        Window window = open(shop)) {
      window.page.evaluate("customer => analytics.identify(customer)", customer);
      window.page.evaluate("() => analytics.page('Checkout')");
      window.page.evaluate("() => analytics.track('Order Placed')");

      awaitTold();
      window.assertNoComplaints();
    }
    assertThat(front.posts()).extracting(Seen::path).containsExactly("/v1/i", "/v1/p", "/v1/t");
    assertThat(front.seen()).extracting(Seen::method).contains("OPTIONS");
    assertThat(front.posts())
        .allSatisfy(request -> assertThat(request.contentType()).startsWith("text/plain"));
    assertThat(told()).containsExactly(customer);
  }

  @Test
  void batchesArrive() throws Exception {
    String batching = "{ deliveryStrategy: { strategy: 'batching', config: { size: 3 } } }";
    try (ShopPage shop = shop(stack.writeKey(), throughFront(batching));
        Window window = open(shop)) {
      window.page.evaluate("customer => analytics.identify(customer)", customer);
      window.page.evaluate("() => analytics.page('Checkout')");
      window.page.evaluate("() => analytics.track('Order Placed')");

      awaitTold();
      window.assertNoComplaints();
    }
    assertThat(front.posts()).extracting(Seen::path).containsOnly("/v1/b");
    assertThat(told()).containsExactly(customer);
  }

  @Test
  void whatIsTurnedAwayUnderPressureComesAgainAndNothingIsLostOrDoubled() throws Exception {
    try (ShopPage shop = shop(stack.writeKey(), throughFront("{}"));
        Window window = open(shop)) {
      window.page.evaluate("customer => analytics.identify(customer)", customer);
      awaitAnswers(1);
      front.next(new Fault(429, false));
      front.next(new Fault(503, true));
      window.page.evaluate("() => analytics.track('Order Placed')");

      awaitAnswers(4);
    }
    assertThat(front.answers()).containsExactly(200, 429, 503, 200);
    assertThat(front.span()).as("Retry-After was one second").isGreaterThan(Duration.ofMillis(900));
    stack.drain();
    assertThat(told()).containsExactly(customer);
  }

  @Test
  void aRefusedEventIsNotSentAgain() throws Exception {
    try (ShopPage shop = shop(stack.writeKey(), throughFront("{}"));
        Window window = open(shop)) {
      window.page.evaluate("customer => analytics.identify(customer)", customer);
      awaitAnswers(1);
      front.next(new Fault(400, false));
      window.page.evaluate("() => analytics.track('Order Cancelled')");
      awaitAnswers(2);
      window.page.evaluate("() => analytics.track('Order Placed')");

      awaitTold();
    }
    assertThat(front.answers()).containsExactly(200, 400, 200);
  }

  /// A server key does not belong in a browser: the client does not start with it, and sends
  /// nothing.
  @Test
  void aServerKeyGetsNoSettings() throws Exception {
    try (ShopPage shop = shop(stack.serverKey(), throughFront("{}"));
        Window window = requireNonNull(chromium).open(1200, ColorScheme.LIGHT)) {
      window.page.navigate(shop.url());
      window.page.waitForResponse(
          response -> response.url().contains("/settings") && response.status() >= 400,
          () -> window.page.reload());

      window.page.evaluate("() => { analytics.push(['track', 'Order Placed']) }");
      window.page.waitForTimeout(300);
    }
    assertThat(front.seen()).isEmpty();
  }

  private ShopPage shop(String writeKey, String options) throws Exception {
    String settings = stack.url().toString().replaceAll("/$", "");
    return new ShopPage(requireNonNull(modules), settings, writeKey, options);
  }

  /// Options that send events through the front that can misbehave.
  private String throughFront(String delivery) {
    String host = front.url().replace("http://", "");
    return "{ integrations: { 'Segment.io': Object.assign(%s, { apiHost: '%s/v1', protocol: 'http' }) } }"
        .formatted(delivery, host);
  }

  private static Window open(ShopPage shop) {
    Window window = requireNonNull(chromium).open(1200, ColorScheme.LIGHT);
    window.page.navigate(shop.url());
    window.page.waitForFunction("() => analytics.initialized === true");
    return window;
  }

  private void awaitAnswers(int count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (front.answers().size() < count) {
      assertThat(System.nanoTime()).as("%s in time", front.answers()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private void awaitTold() throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (told().isEmpty()) {
      assertThat(System.nanoTime()).as("told in time").isLessThan(end);
      Thread.sleep(50);
      stack.drain();
    }
  }

  private List<String> told() throws Exception {
    return stack.told("order-placed").stream()
        .map(entry -> entry.path("customer").asText())
        .filter(customer::equals)
        .toList();
  }
}
