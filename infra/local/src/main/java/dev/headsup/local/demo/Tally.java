package dev.headsup.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many customers were told and how many were not, for which reason.
///
/// @param told customers who were told at least once
/// @param notTold customers by reason, the most frequent reason first
record Tally(int told, List<Reason> notTold) {

  Tally {
    notTold = List.copyOf(notTold);
  }

  /// A reason in the ledger's own words.
  record Reason(String words, int customers) {}

  /// Counts the entries of a ledger, each customer once for each reason.
  static Tally of(JsonNode ledger) {
    Set<String> told = new HashSet<>();
    Map<String, Set<String>> reasons = new HashMap<>();
    for (JsonNode entry : ledger) {
      String customer = entry.path("customer").asText();
      switch (entry.path("decision").asText()) {
        case "Send" -> told.add(customer);
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
    return new Tally(told.size(), notTold);
  }
}
