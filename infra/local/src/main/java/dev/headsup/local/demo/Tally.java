package dev.headsup.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /// The follow-up of the outage's trigger.
  static final String ALL_CLEAR = "checkout-outage.all-clear";

  /// A reason in the ledger's own words.
  record Reason(String words, int customers) {}

  /// How many customers have an entry of a trigger with a decision.
  static long customers(JsonNode ledger, String trigger, String decision) {
    return StreamSupport.stream(ledger.spliterator(), false)
        .filter(entry -> entry.path("trigger").asText().equals(trigger))
        .filter(entry -> entry.path("decision").asText().equals(decision))
        .map(entry -> entry.path("customer").asText())
        .distinct()
        .count();
  }

  /// Counts the entries of a ledger, each customer once for each reason.
  static Tally of(JsonNode ledger) {
    Set<String> told = new HashSet<>();
    Set<String> toPerson = new HashSet<>();
    Map<String, Set<String>> reasons = new HashMap<>();
    for (JsonNode entry : ledger) {
      String customer = entry.path("customer").asText();
      switch (entry.path("decision").asText()) {
        case "Send" -> told.add(customer);
        case "HandOff" -> toPerson.add(customer);
        case "Suppress" ->
            reasons
                .computeIfAbsent(entry.path("reason").asText(), reason -> new HashSet<>())
                .add(customer);
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
}
