package dev.headsup.engine.trigger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes patterns down as [FlatPatterns] reads them.
final class PatternWriter {
  private final Codes codes;
  private final Ints flat = new Ints();
  private final int[] events;
  private final Map<String, Integer> fields = new HashMap<>();
  private final BitSet named = new BitSet();
  private final BitSet measured = new BitSet();
  private final List<Needle> needles = new ArrayList<>();

  /// @param codes of all names of events and all values
  PatternWriter(Codes codes) {
    this.codes = codes;
    this.events = new int[codes.size()];
    Arrays.fill(events, FlatPatterns.NONE);
  }

  /// Writes a pattern.
  ///
  /// @param wanted the codes that lead to it, none without a way in
  /// @return its place, to be put into lists
  int pattern(int number, List<FieldCondition> conditions, int[] wanted) {
    int place = flat.size();
    flat.add(number);
    flat.add(0);
    conditions.forEach(this::add);
    flat.set(place + 1, flat.size() - place - 2);
    flat.add(wanted.length);
    flat.addAll(wanted);
    return place;
  }

  /// Writes what is asked about events of a name.
  ///
  /// @param ways by field and then by code, the places of the patterns
  /// @param others the places of the patterns without a way in
  void event(String name, Map<String, Map<Integer, Ints>> ways, Ints others) {
    Ints event = new Ints();
    event.add(ways.size());
    ways.forEach((field, lists) -> {
      named.set(field(field));
      event.add(field(field));
      event.add(table(lists));
    });
    events[codes.of(name)] = flat.size();
    flat.addAll(event.toArray());
    list(others);
  }

  private int table(Map<Integer, Ints> lists) {
    int places = Integer.highestOneBit(Math.max(1, lists.size() * 4 / 3)) * 2;
    int[] table = new int[2 * places];
    Arrays.fill(table, Codes.NONE);
    lists.forEach((code, list) -> {
      int place = FlatPatterns.spread(code) & (places - 1);
      while (table[2 * place] != Codes.NONE) {
        place = (place + 1) & (places - 1);
      }
      table[2 * place] = code;
      table[2 * place + 1] = list(list);
    });
    int start = flat.size();
    flat.add(places - 1);
    flat.addAll(table);
    return start;
  }

  private int list(Ints places) {
    int start = flat.size();
    flat.add(start + 1 + places.size());
    flat.addAll(places.toArray());
    return start;
  }

  private void add(FieldCondition condition) {
    int field = field(condition.field());
    switch (condition.match()) {
      case Match.OneOf one -> named(field, false, codes.of(one.values()));
      case Match.NoneOf none -> named(field, true, codes.of(none.values()));
      case Match.Compared(Match.Comparison comparison, double bound) ->
          range(field, low(comparison, bound), high(comparison, bound));
      case Match.Between(double low, double high) -> range(field, low, high);
      case Match.Has(Match.Part part, String text) -> {
        flat.add(Question.of(part).about(field, part == Match.Part.LACKS));
        flat.add(1);
        flat.add(needles.size());
        needles.add(new Needle(text));
      }
      case Match.Present(boolean wanted) -> {
        flat.add(Question.SET.about(field, !wanted));
        flat.add(0);
      }
    }
  }

  /// Behind the number of operands stands which last six bits the codes have, so that most other
  /// values are told apart in one step.
  private void named(int field, boolean opposite, int[] values) {
    named.set(field);
    flat.add(Question.NAMED.about(field, opposite));
    flat.add(2 + values.length);
    long bits = 0;
    for (int code : values) {
      bits |= 1L << code;
    }
    flat.add(bits);
    flat.addAll(values);
  }

  private void range(int field, double low, double high) {
    measured.set(field);
    flat.add(Question.RANGE.about(field, false));
    flat.add(4);
    flat.add(Double.doubleToLongBits(low));
    flat.add(Double.doubleToLongBits(high));
  }

  private static double low(Match.Comparison comparison, double bound) {
    return switch (comparison) {
      case AT_LEAST -> bound;
      case MORE_THAN -> Math.nextUp(bound);
      case AT_MOST, LESS_THAN -> Double.NEGATIVE_INFINITY;
    };
  }

  private static double high(Match.Comparison comparison, double bound) {
    return switch (comparison) {
      case AT_MOST -> bound;
      case LESS_THAN -> Math.nextDown(bound);
      case AT_LEAST, MORE_THAN -> Double.POSITIVE_INFINITY;
    };
  }

  private int field(String name) {
    return fields.computeIfAbsent(name, any -> fields.size());
  }

  Codes codes() {
    return codes;
  }

  Ints flat() {
    return flat;
  }

  int[] events() {
    return events;
  }

  Needle[] needles() {
    return needles.toArray(Needle[]::new);
  }

  /// The names of the fields by their numbers.
  String[] names() {
    String[] names = new String[fields.size()];
    fields.forEach((name, field) -> names[field] = name);
    return names;
  }

  BitSet named() {
    return named;
  }

  BitSet measured() {
    return measured;
  }
}
