package dev.headsup.bench.match;

import dev.headsup.bench.decide.Draw;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Match.Comparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Draws what triggers ask, the same for the same seed: an event name by Zipf's law (s = 0.7), one
/// to three conditions on different properties, of which the first names a path, version, country
/// or code, and, where state counts, one to three on what is known of the customer.
final class Questions {
  private static final Draw NAME = new Draw(Occurrences.NAMES, 0.7);
  private static final List<String> SELECTIVE = List.of("path", "appVersion", "country", "code");
  private static final List<String> PROPERTIES =
      List.of(
          "code",
          "path",
          "country",
          "device",
          "appVersion",
          "amount",
          "latencyMs",
          "attempt",
          "trial");
  private static final List<String> STATE =
      List.of("counter", "plan", "lifecycle", "locale", "ticketsOpen", "health", "tenureDays");

  private final SplittableRandom random = new SplittableRandom(42);
  private final boolean state;

  /// @param state whether they also ask about the customer, and not about the event alone
  Questions(boolean state) {
    this.state = state;
  }

  List<Question> draw(int count) {
    List<Question> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int name = NAME.next(random);
      Map<String, FieldCondition> where = new LinkedHashMap<>();
      add(where, property(any(SELECTIVE)));
      for (int more = random.nextInt(3); more > 0; ) {
        more -= add(where, property(any(PROPERTIES))) ? 1 : 0;
      }
      if (state) {
        add(where, counter(name));
        for (int more = random.nextInt(3); more > 0; ) {
          more -= add(where, state(any(STATE), name)) ? 1 : 0;
        }
      }
      all.add(new Question("evt_" + name, List.copyOf(where.values())));
    }
    return all;
  }

  private static boolean add(Map<String, FieldCondition> where, FieldCondition condition) {
    return where.putIfAbsent(condition.field(), condition) == null;
  }

  private FieldCondition property(String field) {
    return new FieldCondition(
        field,
        switch (field) {
          case "code" -> oneOf("E%d", 500, 2, 6);
          case "path" -> oneOf("/p/%d/settings", 1000, 1, 3);
          case "country" -> oneOf("C%d", 50, 1, 5);
          case "device" -> oneOf("D%d", 4, 1, 2);
          case "appVersion" -> oneOf("4.%d.0", 30, 1, 4);
          case "amount" -> atLeast(random.nextInt(500, 990));
          case "latencyMs" -> atLeast(random.nextInt(5000, 9900));
          case "attempt" -> atLeast(random.nextInt(3, 10));
          case "trial" -> new Match.OneOf(List.of(new Value.Flag(true)));
          default -> throw new IllegalArgumentException("No such property: " + field);
        });
  }

  private FieldCondition state(String field, int name) {
    return switch (field) {
      case "counter" -> counter(name);
      case "plan" -> new FieldCondition(field, oneOf("plan_%d", 5, 1, 2));
      case "lifecycle" -> new FieldCondition(field, oneOf("life_%d", 4, 1, 2));
      case "locale" -> new FieldCondition(field, oneOf("l%d", 20, 1, 4));
      case "ticketsOpen" -> new FieldCondition(field, atLeast(random.nextInt(1, 5)));
      case "health" -> new FieldCondition(field, atMost(random.nextInt(10, 60)));
      case "tenureDays" -> new FieldCondition(field, atMost(random.nextInt(30, 730)));
      default -> throw new IllegalArgumentException("Nothing such is known: " + field);
    };
  }

  /// How often something happened: the event itself in six of ten, where that is counted.
  private FieldCondition counter(int name) {
    boolean own = name < Occurrences.TRACKED && random.nextDouble() < 0.6;
    int tracked = own ? name : random.nextInt(Occurrences.TRACKED);
    int window = random.nextInt(Occurrences.WINDOWS);
    return new FieldCondition(Occurrences.counter(tracked, window), atLeast(random.nextInt(1, 9)));
  }

  private Match oneOf(String form, int values, int least, int most) {
    Map<Integer, Value> wanted = new LinkedHashMap<>();
    int count = random.nextInt(least, most + 1);
    while (wanted.size() < count) {
      int value = random.nextInt(values);
      wanted.put(value, new Value.Text(form.replace("%d", Integer.toString(value))));
    }
    Collection<Value> all = wanted.values();
    return new Match.OneOf(List.copyOf(all));
  }

  private static Match atLeast(int bound) {
    return new Match.Compared(Comparison.AT_LEAST, bound);
  }

  private static Match atMost(int bound) {
    return new Match.Compared(Comparison.AT_MOST, bound);
  }

  private String any(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
