package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private final FlatPatterns patterns;

  private PatternIndex(FlatPatterns patterns) {
    this.patterns = patterns;
  }

  /// Compiles patterns; takes time in proportion to their number.
  public static PatternIndex of(Collection<EventPattern> patterns) {
    return new PatternIndex(new Draft(List.copyOf(patterns)).flat());
  }

  /// Asks this index for one thread.
  public PatternMatcher matcher() {
    return new PatternMatcher(patterns);
  }

  /// Whether some pattern waits for events of this name.
  public boolean asksAbout(String event) {
    return patterns.event(event) != FlatPatterns.NONE;
  }

  /// The index while it is made.
  private static final class Draft {
    /// By field, the values that patterns name, as they are written.
    private final Map<String, Set<String>> known = new HashMap<>();

    private final Codes codes;
    private final PatternWriter writer;

    Draft(List<EventPattern> all) {
      Map<String, Ints> byName = new LinkedHashMap<>();
      for (int number = 0; number < all.size(); number++) {
        all.get(number).where().forEach(this::learn);
        byName.computeIfAbsent(all.get(number).event(), name -> new Ints()).add(number);
      }
      Set<String> texts = new LinkedHashSet<>(byName.keySet());
      known.values().forEach(texts::addAll);
      codes = new Codes(texts);
      writer = new PatternWriter(codes);
      byName.forEach((name, numbers) -> write(name, numbers.toArray(), all));
    }

    FlatPatterns flat() {
      return new FlatPatterns(writer);
    }

    private void write(String name, int[] numbers, List<EventPattern> all) {
      Map<String, Map<Integer, Ints>> ways = new TreeMap<>();
      Ints others = new Ints();
      for (int number : numbers) {
        List<FieldCondition> hardest = new ArrayList<>(all.get(number).where());
        hardest.sort(Comparator.comparingDouble(this::share));
        FieldCondition way = taken(hardest);
        if (way == null) {
          others.add(writer.pattern(number, hardest, new int[0]));
          continue;
        }
        int[] wanted = wanted(way);
        int place = writer.pattern(number, hardest, wanted);
        Map<Integer, Ints> lists = ways.computeIfAbsent(way.field(), field -> new TreeMap<>());
        for (int code : wanted) {
          lists.computeIfAbsent(code, any -> new Ints()).add(place);
        }
      }
      writer.event(name, ways, others);
    }

    /// The first condition that can be a way in, taken out.
    private static @Nullable FieldCondition taken(List<FieldCondition> hardest) {
      for (FieldCondition condition : hardest) {
        if (condition.match() instanceof Match.OneOf(List<Value> values) && !values.isEmpty()) {
          hardest.remove(condition);
          return condition;
        }
      }
      return null;
    }

    private int[] wanted(FieldCondition way) {
      return way.match() instanceof Match.OneOf(List<Value> values) ? codes.of(values) : new int[0];
    }

    private void learn(FieldCondition condition) {
      switch (condition.match()) {
        case Match.OneOf(List<Value> values) -> learn(condition.field(), values);
        case Match.NoneOf(List<Value> values) -> learn(condition.field(), values);
        case Match.Compared number -> {}
        case Match.Between number -> {}
        case Match.Has part -> {}
        case Match.Present any -> {}
      }
    }

    private void learn(String field, List<Value> values) {
      for (Value value : values) {
        if (value instanceof Value.Many(List<Value> inner)) {
          learn(field, inner);
        } else {
          known.computeIfAbsent(field, any -> new HashSet<>()).add(value.toString());
        }
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
        case Match.Present(boolean wanted) -> wanted ? 0.8 : 0.7;
      };
    }

    private double share(String field, List<Value> values) {
      return (double) values.size() / (1 + known.getOrDefault(field, Set.of()).size());
    }
  }
}
