package dev.headsup.bench.match;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The least that an index by event name can do: as [ByName], over a map of bare Java values, with
/// predicates that know only what this workload asks. A number that came as a text, a list, or a
/// value of another type than was expected would not be understood.
final class ByNameBare {
  private final Map<String, List<List<Predicate<Map<String, Object>>>>> triggers = new HashMap<>();

  ByNameBare(List<Question> questions) {
    for (Question question : questions) {
      List<Predicate<Map<String, Object>>> all = new ArrayList<>();
      question.where().forEach(condition -> all.add(predicate(condition)));
      triggers.computeIfAbsent(question.event(), name -> new ArrayList<>()).add(all);
    }
  }

  /// How many triggers hold.
  int match(String event, Map<String, Object> values) {
    int count = 0;
    for (List<Predicate<Map<String, Object>>> trigger : triggers.getOrDefault(event, List.of())) {
      count += holds(trigger, values) ? 1 : 0;
    }
    return count;
  }

  private static boolean holds(
      List<Predicate<Map<String, Object>>> trigger, Map<String, Object> values) {
    for (Predicate<Map<String, Object>> condition : trigger) {
      if (!condition.test(values)) {
        return false;
      }
    }
    return true;
  }

  private static Predicate<Map<String, Object>> predicate(FieldCondition condition) {
    String field = condition.field();
    return switch (condition.match()) {
      case Match.OneOf(List<Value> values) -> {
        Set<Object> wanted = values.stream().map(ByNameBare::plain).collect(Collectors.toSet());
        yield event -> wanted.contains(event.get(field));
      }
      case Match.Compared(Match.Comparison comparison, double bound) ->
          switch (comparison) {
            case AT_LEAST -> event -> event.get(field) instanceof Double number && number >= bound;
            case AT_MOST -> event -> event.get(field) instanceof Double number && number <= bound;
            case MORE_THAN, LESS_THAN -> throw unasked(condition);
          };
      case Match.NoneOf none -> throw unasked(condition);
      case Match.Between between -> throw unasked(condition);
      case Match.Has has -> throw unasked(condition);
      case Match.Present present -> throw unasked(condition);
    };
  }

  private static Object plain(Value value) {
    return value instanceof Value.Flag(boolean on) ? on : value.toString();
  }

  private static IllegalArgumentException unasked(FieldCondition condition) {
    return new IllegalArgumentException("Not in this workload: " + condition.words());
  }
}
