package dev.headsup.bench.match;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.trigger.FieldCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The anchor: triggers by the name of their event, and of each of them its conditions in turn, the
/// selective one first, each a predicate over the map of properties. It understands all that the
/// index understands: numbers as texts, lists, values of every type. Before there was the index,
/// Headsup matched so.
final class ByName {
  private final Map<String, List<List<FieldCondition>>> triggers = new HashMap<>();

  ByName(List<Question> questions) {
    for (Question question : questions) {
      triggers.computeIfAbsent(question.event(), name -> new ArrayList<>()).add(question.where());
    }
  }

  /// How many triggers wait for an event of this name.
  int candidates(String event) {
    return triggers.getOrDefault(event, List.of()).size();
  }

  /// How many triggers hold.
  int match(String event, Map<String, Value> values) {
    int count = 0;
    for (List<FieldCondition> trigger : triggers.getOrDefault(event, List.of())) {
      count += holds(trigger, values) ? 1 : 0;
    }
    return count;
  }

  private static boolean holds(List<FieldCondition> trigger, Map<String, Value> values) {
    for (FieldCondition condition : trigger) {
      if (!condition.holds(values)) {
        return false;
      }
    }
    return true;
  }
}
