package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Event patterns, compiled so that an event costs what it meets and hardly what there is: a
/// pattern is looked at only when the event has its name and a value of its most selective
/// condition.
///
/// Of each pattern the condition that names the smallest share of all values known of its field
/// becomes the way in to it; what else it asks is tried in flat arrays, the most selective first. A
/// pattern that names no values is tried for every event of its name. The index knows nothing of
/// triggers: a pattern's number is its place in the collection that the index was made of.
///
/// An index never changes and may be shared; each thread asks it through a [PatternMatcher] of its
/// own.
public final class PatternIndex {
  private final Map<String, Event> events;
  private final FlatConditions conditions;
  private final Postings postings;

  /// For each pattern, and once more for the end, where its further conditions start.
  private final int[] starts;

  /// For each pattern, the set of values that lead to it; -1 without a way in.
  private final int[] wanted;

  /// What is asked about events of one name.
  ///
  /// @param ways its ways in, by number
  /// @param fields for each of them the field that it looks at
  /// @param others the patterns without a way in, in order
  @SuppressWarnings("ArrayRecordComponent") // never given away
  record Event(int[] ways, int[] fields, int[] others) {}

  private PatternIndex(Draft draft) {
    events = draft.events();
    conditions = draft.conditions.closed();
    postings = new Postings(draft.postings);
    starts = draft.starts;
    wanted = draft.wanted;
  }

  /// Compiles patterns; takes time in proportion to their number.
  public static PatternIndex of(Collection<EventPattern> patterns) {
    return new PatternIndex(new Draft(List.copyOf(patterns)));
  }

  /// Asks this index for one thread.
  public PatternMatcher matcher() {
    return new PatternMatcher(this);
  }

  /// Whether some pattern waits for events of this name.
  public boolean asksAbout(String event) {
    return events.containsKey(event);
  }

  @Nullable Event event(String name) {
    return events.get(name);
  }

  FlatConditions conditions() {
    return conditions;
  }

  Postings postings() {
    return postings;
  }

  /// Whether the further conditions of a pattern hold.
  boolean holds(int pattern, Slots slots) {
    int end = starts[pattern + 1];
    for (int condition = starts[pattern]; condition < end; condition++) {
      if (!conditions.holds(condition, slots)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a value is one of those that lead to a pattern.
  boolean wants(int pattern, int code) {
    return conditions.names(wanted[pattern], code);
  }

  /// The index while it is made.
  private static final class Draft {
    private final FlatConditions.Draft conditions = new FlatConditions.Draft();

    /// By field, the values that patterns name.
    private final Map<String, Set<Integer>> known = new HashMap<>();

    /// By event and then by field, the number of the way in.
    private final Map<String, Map<Integer, Integer>> ways = new HashMap<>();

    private final Map<String, List<Integer>> others = new HashMap<>();
    private final Map<Long, List<Integer>> postings = new HashMap<>();
    private final int[] starts;
    private final int[] wanted;
    private int lastWay;

    Draft(List<EventPattern> patterns) {
      starts = new int[patterns.size() + 1];
      wanted = new int[patterns.size()];
      patterns.forEach(pattern -> pattern.where().forEach(this::learn));
      for (int number = 0; number < patterns.size(); number++) {
        starts[number] = conditions.size();
        add(number, patterns.get(number));
      }
      starts[patterns.size()] = conditions.size();
    }

    private void learn(FieldCondition condition) {
      if (condition.match() instanceof Match.OneOf(List<Value> values)) {
        Set<Integer> codes = known.computeIfAbsent(condition.field(), any -> new HashSet<>());
        IntStream.of(conditions.codes(values)).forEach(codes::add);
      }
    }

    private void add(int number, EventPattern pattern) {
      List<FieldCondition> hardest = new ArrayList<>(pattern.where());
      hardest.sort(Comparator.comparingDouble(this::share));
      wanted[number] = -1;
      for (FieldCondition condition : hardest) {
        if (condition.match() instanceof Match.OneOf(List<Value> values)) {
          int[] codes = conditions.codes(values);
          wanted[number] = conditions.set(codes);
          lead(number, pattern.event(), conditions.names(condition.field()), codes);
          hardest.remove(condition);
          break;
        }
      }
      if (wanted[number] < 0) {
        others.computeIfAbsent(pattern.event(), any -> new ArrayList<>()).add(number);
      }
      hardest.forEach(conditions::add);
    }

    private void lead(int number, String event, int field, int[] codes) {
      int way =
          ways.computeIfAbsent(event, any -> new TreeMap<>())
              .computeIfAbsent(field, any -> lastWay++);
      for (int code : codes) {
        postings.computeIfAbsent(Postings.key(way, code), any -> new ArrayList<>()).add(number);
      }
    }

    /// About what share of events meet a condition, as far as the conditions tell: values that none
    /// of them names are not known here.
    private double share(FieldCondition condition) {
      return switch (condition.match()) {
        case Match.OneOf(List<Value> values) -> share(condition.field(), values);
        case Match.NoneOf(List<Value> values) -> 1 - share(condition.field(), values) / 2;
        case Match.Between between -> 0.3;
        case Match.Compared compared -> 0.5;
        case Match.Has(Match.Part part, String text) -> part == Match.Part.LACKS ? 0.9 : 0.6;
        case Match.Present(boolean wantedThere) -> wantedThere ? 0.8 : 0.7;
      };
    }

    private double share(String field, List<Value> values) {
      return (double) values.size() / (1 + known.getOrDefault(field, Set.of()).size());
    }

    private Map<String, Event> events() {
      Set<String> names = new HashSet<>(ways.keySet());
      names.addAll(others.keySet());
      Map<String, Event> events = new HashMap<>();
      for (String name : names) {
        Map<Integer, Integer> wayOf = ways.getOrDefault(name, Map.of());
        events.put(
            name,
            new Event(
                ints(wayOf.values()),
                ints(wayOf.keySet()),
                ints(others.getOrDefault(name, List.of()))));
      }
      return events;
    }

    private static int[] ints(Collection<Integer> numbers) {
      return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
