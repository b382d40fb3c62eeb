package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.local.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The whole story of an outage through the public doors of a whole stack, with exact sets: many
/// fail at the checkout, tips about it stop by themselves, an outage is suspected and a person
/// confirms it with one click; exactly those whom it concerns hear of it, with the evidence why;
/// its source flaps (C3) and nobody hears more; the all-clear reaches exactly the same ones (C4),
/// by the channels that told them; and no tip follows for what the outage did.
final class OutageStoryTest {
  private static final String TIP = "checkout-failing";
  private static final String OUTAGE = "checkout-outage";
  private static final String ALL_CLEAR = "checkout-outage.all-clear";
  private static final Set<String> BOTH_CHANNELS = Set.of("EMAIL", "INBOX");

  /// Whom paying fails; a quarter of them imports files too.
  private static final Set<String> FAILING = named("failing", 22);

  /// Bought something this morning, and know of no failure.
  private static final Set<String> SHOPPING = named("shopping", 4);

  /// Said no to help; that something is wrong with what they use they hear.
  private static final Set<String> UNWILLING = named("unwilling", 2);

  /// Use the checkout, and wrote to support an hour ago: a person looks after them.
  private static final Set<String> LOOKED_AFTER = named("looked-after", 2);

  /// Use something else.
  private static final Set<String> IMPORTING = named("importing", 6);

  private static final Set<String> CONCERNED = all(List.of(FAILING, SHOPPING, UNWILLING));

  private final List<String> calls = new ArrayList<>();

  @Test
  void theWholeStoryReachesExactlyThoseWhomItConcerns() {
    try (LocalStack stack = Product.stack("triggers")) {
      Product product = new Product(stack);
      theyUseIt(product);
      product.later(Duration.ofHours(1));
      theyWriteToSupport(product);
      product.later(Duration.ofMinutes(30));

      Instant began = product.now();
      FAILING.forEach(who -> fails(who, began, 2));
      send(product);
      product.later(Duration.ofMinutes(8));

      // Tips stop by themselves.
      assertThat(product.everything()).as("before a person says so").isEmpty();
      assertThat(customers(ledger(product), TIP, "Defer")).isEqualTo(FAILING);
      JsonNode suspected = onlyIncident(product);
      String id = suspected.path("id").asText();
      assertThat(suspected.path("confidence").asText()).isEqualTo("inferred");
      assertThat(suspected.path("confirmed").asBoolean()).isFalse();

      // One click.
      product.decides(id, "confirm", "&title=Paying+by+card+fails");
      product.later(Duration.ofMinutes(1));
      heard(product, OUTAGE, CONCERNED);
      assertThat(everybody(product)).isEqualTo(CONCERNED);
      evidence(product);

      // Up, down, up: its source turns six times in five minutes, and it stays down.
      product.later(Duration.ofMinutes(6));
      for (int turn = 2; turn <= 6; turn++) {
        says(product, id, turn, turn % 2 == 0 ? "resolved" : "open", began);
        product.later(Duration.ofMinutes(1));
      }
      says(product, id, 7, "open", began);
      product.later(Duration.ofMinutes(25));
      assertThat(messages(product, any -> true)).hasSize(2 * CONCERNED.size());

      // Somebody else is hit meanwhile, and those who were: no tip.
      fails("failing-1", product.now(), 2);
      fails("shopping-1", product.now(), 2);
      send(product);
      product.later(Duration.ofMinutes(10));

      says(product, id, 8, "resolved", began);
      product.later(Duration.ofMinutes(20));
      heard(product, ALL_CLEAR, CONCERNED);
      assertThat(messages(product, any -> true)).hasSize(4 * CONCERNED.size());

      // What follows of it for two hours gets no tip either.
      fails("failing-2", product.now(), 3);
      fails("shopping-2", product.now(), 3);
      send(product);
      product.later(Duration.ofMinutes(100));
      assertThat(messages(product, any -> true)).hasSize(4 * CONCERNED.size());
      assertThat(customers(ledger(product), TIP, "Send")).isEmpty();
      assertThat(customers(ledger(product), TIP, "Defer")).isEmpty();
      assertThat(customers(ledger(product), TIP, "Suppress"))
          .isEqualTo(all(List.of(FAILING, Set.of("shopping-1", "shopping-2"))));

      // And then it is them again, and not us.
      product.later(Duration.ofMinutes(30));
      fails("shopping-3", product.now(), 2);
      send(product);
      product.later(Duration.ofMinutes(10));
      assertThat(customers(ledger(product), TIP, "Send")).containsExactly("shopping-3");
    }
  }

  private void theyUseIt(Product product) {
    CONCERNED.forEach(who -> introduce(who, UNWILLING.contains(who) ? "DENIED" : "GRANTED"));
    LOOKED_AFTER.forEach(who -> introduce(who, "GRANTED"));
    IMPORTING.forEach(who -> introduce(who, "GRANTED"));
    send(product);
    Instant now = product.now();
    all(List.of(SHOPPING, UNWILLING, LOOKED_AFTER))
        .forEach(who -> did(who, "Checkout Completed", now));
    IMPORTING.forEach(who -> did(who, "Import Succeeded", now));
    FAILING.stream().limit(8).forEach(who -> did(who, "Import Succeeded", now));
    send(product);
    product.settle();
  }

  private static void theyWriteToSupport(Product product) {
    for (String who : LOOKED_AFTER) {
      product.takes(
          "/v1/contacts",
          """
          {"source":"helpdesk","id":"%1$s","customer":{"userId":"%1$s"},"channel":"email",
           "text":"Where is my invoice?","openedAt":"%2$s"}\
          """
              .formatted(who, product.now()));
    }
  }

  /// A message by each channel for each of them, and for nobody else.
  private static void heard(Product product, String trigger, Set<String> who) {
    List<JsonNode> heard = messages(product, one -> one.path("trigger").asText().equals(trigger));
    assertThat(heard).as("each once by each channel").hasSize(2 * who.size());
    for (String channel : BOTH_CHANNELS) {
      assertThat(
              heard.stream()
                  .filter(one -> one.path("channel").asText().equals(channel))
                  .map(one -> one.path("customer").asText()))
          .as(trigger + " by " + channel)
          .containsExactlyInAnyOrderElementsOf(who);
    }
    assertThat(
            heard.stream()
                .filter(one -> one.path("channel").asText().equals("EMAIL"))
                .map(one -> one.path("to").asText()))
        .containsExactlyInAnyOrderElementsOf(who.stream().map(id -> id + "@example.com").toList());
    assertThat(customers(ledger(product), trigger, "Send")).isEqualTo(who);
  }

  /// The ledger says of each of them why they were told, and has nobody else.
  private static void evidence(Product product) {
    assertThat(
            ledger(product).stream()
                .filter(entry -> entry.path("trigger").asText().equals(OUTAGE))
                .map(entry ->
                    entry.path("customer").asText() + entry.path("evidence").path("facts")))
        .containsExactlyInAnyOrderElementsOf(
            CONCERNED.stream()
                .map(who -> who + "[\"used checkout, last on 2026-03-02\"]")
                .toList());
  }

  private static void says(Product product, String id, int revision, String phase, Instant began) {
    product.reports(
        id,
        """
        {"title":"Card payments fail","components":["checkout","payments"],"impact":"major",
         "phase":"%s","revision":%d,"startedAt":"%s"}\
        """
            .formatted(phase, revision, began));
  }

  private static JsonNode onlyIncident(Product product) {
    JsonNode listed = product.asked("/v1/incidents").path("incidents");
    assertThat(listed).hasSize(1);
    return listed.path(0);
  }

  private void introduce(String who, String word) {
    calls.add(
        """
        {"type":"identify","userId":"%1$s","messageId":"who-%1$s",
         "traits":{"name":"Ana Ruiz","email":"%1$s@example.com","locale":"en-GB"},
         "context":{"consent":{"help":{"EMAIL":"%2$s","INBOX":"%2$s"},"source":"signup-form"}}}\
        """
            .formatted(who, word));
  }

  private void fails(String who, Instant from, int times) {
    for (int i = 0; i < times; i++) {
      did(who, "Checkout Failed", from.plusSeconds(20L * i));
    }
  }

  private void did(String who, String event, Instant at) {
    calls.add(
        """
        {"type":"track","userId":"%1$s","messageId":"%1$s %2$s %3$s","event":"%2$s",
         "timestamp":"%3$s"}\
        """
            .formatted(who, event, at));
  }

  private void send(Product product) {
    product.sends("{\"batch\":" + calls + "}");
    calls.clear();
  }

  private static List<JsonNode> ledger(Product product) {
    return StreamSupport.stream(product.asked("/_local/ledger").spliterator(), false).toList();
  }

  private static Set<String> customers(List<JsonNode> ledger, String trigger, String decision) {
    return ledger.stream()
        .filter(entry -> entry.path("trigger").asText().equals(trigger))
        .filter(entry -> entry.path("decision").asText().equals(decision))
        .map(entry -> entry.path("customer").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> everybody(Product product) {
    return messages(product, any -> true).stream()
        .map(one -> one.path("customer").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<JsonNode> messages(Product product, Predicate<JsonNode> which) {
    return product.everything().stream().filter(which).toList();
  }

  private static Set<String> named(String name, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> name + "-" + number)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all(List<Set<String>> some) {
    return some.stream().flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
  }
}
