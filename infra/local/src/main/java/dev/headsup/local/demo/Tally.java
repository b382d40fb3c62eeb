package dev.headsup.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// How many customers were told, how many a person was called for, and how many were not told, for
/// which reason.
///
/// @param told customers who were told at least once
/// @param toPerson customers for whom a person was called
/// @param notTold customers by reason, the most frequent reason first
record Tally(int told, int toPerson, List<Reason> notTold) {

  Tally {
    notTold = List.copyOf(notTold);
  }

  /// The trigger of the outage, and its follow-up.
  static final String OUTAGE = "checkout-outage";

  static final String ALL_CLEAR = "checkout-outage.all-clear";

  /// The tip that customers get when it is them, and not us.
  static final String TIP = "checkout-failing";

  /// A reason in the ledger's own words.
  record Reason(String words, int customers) {}

  /// How many customers have an entry of a trigger with a decision.
  static int customers(JsonNode ledger, String trigger, String decision) {
    return who(ledger, trigger, decision).size();
  }

  /// Which customers have one.
  static Set<String> who(JsonNode ledger, String trigger, String decision) {
    return StreamSupport.stream(ledger.spliterator(), false)
        .filter(entry -> entry.path("trigger").asText().equals(trigger))
        .filter(entry -> entry.path("decision").asText().equals(decision))
        .map(entry -> entry.path("customer").asText())
        .collect(Collectors.toSet());
  }

  /// What shows, of those who were told by a trigger, why it concerns them: the words, and of how
  /// many they stand in the ledger.
  static Map<String, Long> evidence(JsonNode ledger, String trigger) {
    return StreamSupport.stream(ledger.spliterator(), false)
        .filter(entry -> entry.path("trigger").asText().equals(trigger))
        .filter(entry -> entry.path("decision").asText().equals("Send"))
        .flatMap(entry -> StreamSupport.stream(entry.at("/evidence/facts").spliterator(), false))
        .collect(Collectors.groupingBy(JsonNode::asText, TreeMap::new, Collectors.counting()));
  }

  /// Who got messages of a trigger, and by which channels: a customer and a channel each.
  static List<String> heard(JsonNode outbox, String trigger) {
    return StreamSupport.stream(outbox.spliterator(), false)
        .filter(message -> message.path("trigger").asText().equals(trigger))
        .map(message ->
            message.path("customer").asText() + " by " + message.path("channel").asText())
        .sorted()
        .toList();
  }

  /// How many messages were about the outage.
  static int aboutTheOutage(JsonNode outbox) {
    return heard(outbox, OUTAGE).size() + heard(outbox, ALL_CLEAR).size();
  }

  /// Counts the entries of a ledger, each customer once for each reason. That somebody was not told
  /// again, or that a message came to nothing before a later one of its kind, is no reason.
  static Tally of(JsonNode ledger) {
    Set<String> heard = new HashSet<>();
    for (JsonNode entry : ledger) {
      if (entry.path("decision").asText().equals("Send")) {
        heard.add(byWhom(entry));
      }
    }
    Set<String> told = new HashSet<>();
    Set<String> toPerson = new HashSet<>();
    Map<String, Set<String>> reasons = new HashMap<>();
    for (JsonNode entry : ledger) {
      String customer = entry.path("customer").asText();
      switch (entry.path("decision").asText()) {
        case "Send" -> told.add(customer);
        case "HandOff" -> toPerson.add(customer);
        case "Suppress" -> {
          if (!heard.contains(byWhom(entry))) {
            reasons
                .computeIfAbsent(entry.path("reason").asText(), reason -> new HashSet<>())
                .add(customer);
          }
        }
        default -> {
          // Waiting: neither yet.
        }
      }
    }
    List<Reason> notTold =
        reasons.entrySet().stream()
            .map(reason -> new Reason(reason.getKey(), reason.getValue().size()))
            .sorted(
                Comparator.comparingInt(Reason::customers).reversed().thenComparing(Reason::words))
            .toList();
    return new Tally(told.size(), toPerson.size(), notTold);
  }

  private static String byWhom(JsonNode entry) {
    return entry.path("customer").asText() + " by " + entry.path("trigger").asText();
  }
}
