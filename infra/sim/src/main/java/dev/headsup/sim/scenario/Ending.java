package dev.headsup.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Receipt.Kind;
import dev.headsup.sim.queue.MemorySqs;
import dev.headsup.sim.world.Oracle.Accepted;
import dev.headsup.sim.world.Place;
import dev.headsup.sim.world.Providers.Said;
import dev.headsup.sim.world.Stores;
import dev.headsup.sim.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What must hold when all faults are long over: nothing is lost or doubled, everything found its
/// end, the ledger says what the providers know, and integrators heard all of it.
record Ending(World world, Books books, Checks checks) {
  /// What is handed over so shortly before the end may still be on its way.
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(6);

  /// Each case that a customer started and we took has one decision.
  ///
  /// @param expected of each customer how many cases of which trigger
  void decided(List<CustomerId> people, Map<CustomerId, Map<String, Integer>> expected) {
    for (CustomerId person : people) {
      Map<String, Integer> decided = new HashMap<>();
      for (Outreach entry : books.of(person)) {
        if (!entry.trigger().id().startsWith(Configured.OUTAGE)) {
          decided.merge(entry.trigger().id(), entry.times(), Integer::sum);
        }
      }
      checks.that(
          "A1 nothing lost, nothing twice",
          decided.equals(expected.getOrDefault(person, Map.of())),
          () -> person + " has cases " + expected.get(person) + " and entries " + decided);
    }
  }

  /// Nothing is on its way any more, and nothing waits.
  void quiet() {
    for (Delivery delivery : books.deliveries()) {
      checks.that(
          "Q4 final",
          delivery.isOver(),
          () -> delivery.id() + " is still " + delivery.state() + " since " + delivery.at());
    }
    checks.that(
        "Q4 due",
        books.count(Place.DUE) == 0,
        () -> books.count(Place.DUE) + " due entries left, such as " + books.first(Place.DUE));
    MemorySqs sqs = world.stores().sqs();
    for (String queue : Stores.QUEUES) {
      checks.that("Q4 queues", sqs.peek(queue).isEmpty(), () -> queue + " still has messages");
      String letters = queue.replace("Queue", "DeadLetters");
      checks.that(
          "Q4 dead letters",
          sqs.peek(letters).isEmpty(),
          () -> letters + " has " + sqs.peek(letters));
    }
  }

  /// What we believe of each message is what its provider knows, and what it said.
  void agreed(List<Said> said) {
    Map<String, List<Accepted>> taken =
        world.oracle().accepted().stream().collect(Collectors.groupingBy(Accepted::delivery));
    Instant late = world.clock().instant().minus(ON_ITS_WAY);
    Map<String, List<Said>> told =
        said.stream()
            .filter(one -> one.at().isBefore(late))
            .collect(Collectors.groupingBy(one -> one.message().delivery()));
    for (Delivery delivery : books.deliveries()) {
      if (delivery.channel() == Channel.INBOX) {
        checks.that(
            "ledger and inbox",
            delivery.state() != DeliveryState.FAILED || !books.isInInbox(delivery),
            () -> delivery.id() + " is FAILED and stands in the inbox");
      } else {
        believed(delivery, taken.getOrDefault(delivery.id(), List.of()));
        moved(delivery, told.getOrDefault(delivery.id(), List.of()));
      }
    }
  }

  private void believed(Delivery delivery, List<Accepted> taken) {
    boolean holds =
        switch (delivery.state()) {
          case SENT, DELIVERED, BOUNCED, COMPLAINED ->
              delivery.channel() == Channel.WEBHOOK
                  ? !taken.isEmpty()
                  : taken.stream().anyMatch(one -> one.id().equals(delivery.providerId()));
          case UNKNOWN, FOREIGN, PENDING, SENDING -> true;
          // A system that answers with an error says that it did not take it, whatever it did.
          case FAILED -> taken.isEmpty() || delivery.channel() == Channel.WEBHOOK;
          case KEPT -> taken.isEmpty();
        };
    checks.that(
        "ledger and provider",
        holds,
        () -> delivery.id() + " is " + delivery.state() + ", the provider took " + taken);
  }

  /// A provider's word counts whatever the order in which words come; that of a text message only
  /// where it says which message is meant.
  private void moved(Delivery delivery, List<Said> told) {
    Optional<DeliveryState> furthest =
        told.stream()
            .filter(one ->
                delivery.channel() != Channel.SMS
                    || one.message().id().equals(delivery.providerId()))
            .map(Said::kind)
            .map(Kind::state)
            .max(DeliveryState::compareTo);
    if (furthest.isPresent()) {
      checks.that(
          "A15 receipts",
          delivery.state() == furthest.get(),
          () ->
              delivery.id()
                  + " is "
                  + delivery.state()
                  + ", its provider said "
                  + told.stream().map(Said::kind).toList());
    }
  }

  /// Every decision, and every state in which a message ever was, was published at least once.
  ///
  /// @param stations as [Watch#stations] names them
  void published(List<CustomerId> people, Set<String> stations) {
    Set<String> heard = new HashSet<>();
    for (String body : world.stores().published()) {
      JsonNode news = json(body);
      String outreach = news.path("outreach").asText();
      heard.add(
          news.path("kind").asText().equals("decision")
              ? decision(outreach, news.path("times").asInt())
              : Watch.station(outreach, word(news, "channel"), word(news, "state")));
    }
    for (CustomerId person : people) {
      for (Outreach entry : books.of(person)) {
        published(heard, decision(entry.id(), entry.times()));
      }
    }
    stations.forEach(station -> published(heard, station));
  }

  private void published(Set<String> heard, String what) {
    checks.that("topic", heard.contains(what), () -> "integrators never heard of " + what);
  }

  private static String decision(String outreach, int times) {
    return outreach + " decided " + times;
  }

  private static String word(JsonNode news, String name) {
    return news.path(name).asText().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static JsonNode json(String body) {
    try {
      return Requests.JSON.readTree(body);
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
