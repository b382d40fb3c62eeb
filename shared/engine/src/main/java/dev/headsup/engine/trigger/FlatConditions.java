package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Conditions on properties in flat arrays, by number: what [FieldCondition#holds] says of an
/// event, without walking over objects and without allocating.
///
/// A condition is a question about a single value, which a list answers with yes when one of its
/// values does, and perhaps the opposite of that.
final class FlatConditions {
  /// What is asked about a single value.
  private enum Question {
    SET,
    NAMED,
    AT_LEAST,
    AT_MOST,
    MORE_THAN,
    LESS_THAN,
    BETWEEN,
    STARTS,
    ENDS,
    CONTAINS
  }

  /// A set of codes up to this size is looked through from its start.
  private static final int FEW = 8;

  private final Codes codes;
  private final String[] names;
  private final BitSet named;
  private final BitSet measured;
  private final Question[] questions;
  private final boolean[] opposite;
  private final int[] fields;
  private final int[] operands;
  private final int[] sets;
  private final double[] bounds;
  private final Needle[] needles;

  private FlatConditions(Draft draft) {
    codes = draft.book.closed();
    names = draft.fields.keySet().toArray(String[]::new);
    draft.fields.forEach((name, field) -> names[field] = name);
    named = draft.named;
    measured = draft.measured;
    questions = new Question[draft.rows.size()];
    opposite = new boolean[questions.length];
    fields = new int[questions.length];
    operands = new int[questions.length];
    for (int i = 0; i < questions.length; i++) {
      Row row = draft.rows.get(i);
      questions[i] = row.question;
      opposite[i] = row.opposite;
      fields[i] = row.field;
      operands[i] = row.operand;
    }
    sets = draft.sets.stream().mapToInt(Integer::intValue).toArray();
    bounds = draft.bounds.stream().mapToDouble(Double::doubleValue).toArray();
    needles = draft.needles.toArray(Needle[]::new);
  }

  /// How many fields are asked about.
  int fields() {
    return names.length;
  }

  String name(int field) {
    return names[field];
  }

  /// Whether some condition names values of a field.
  boolean isNamed(int field) {
    return named.get(field);
  }

  /// Whether some condition asks for a number in a field.
  boolean isMeasured(int field) {
    return measured.get(field);
  }

  Codes codes() {
    return codes;
  }

  /// Whether a condition holds for an event.
  boolean holds(int condition, Slots slots) {
    int field = fields[condition];
    Value value = slots.value(field);
    boolean yes =
        value instanceof Value.Many(List<Value> values)
            ? any(condition, values)
            : one(condition, value, slots.code(field), slots.number(field));
    return yes != opposite[condition];
  }

  private boolean any(int condition, List<Value> values) {
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      if (value instanceof Value.Many(List<Value> inner)
          ? any(condition, inner)
          : one(condition, value, codes.of(value), Decimal.of(value))) {
        return true;
      }
    }
    return false;
  }

  private boolean one(int condition, @Nullable Value value, int code, double number) {
    int operand = operands[condition];
    return switch (questions[condition]) {
      case SET -> value != null;
      case NAMED -> names(operand, code);
      case AT_LEAST -> number >= bounds[operand];
      case AT_MOST -> number <= bounds[operand];
      case MORE_THAN -> number > bounds[operand];
      case LESS_THAN -> number < bounds[operand];
      case BETWEEN -> number >= bounds[operand] && number <= bounds[operand + 1];
      case STARTS -> value != null && needles[operand].starts(value.toString());
      case ENDS -> value != null && needles[operand].ends(value.toString());
      case CONTAINS -> value != null && needles[operand].isIn(value.toString());
    };
  }

  /// Whether a set has a code.
  ///
  /// @param set where it lies: its size, then its codes in order
  boolean names(int set, int code) {
    if (code == Codes.NONE) {
      return false;
    }
    int from = set + 1;
    int to = from + sets[set];
    if (sets[set] > FEW) {
      return Arrays.binarySearch(sets, from, to, code) >= 0;
    }
    for (int i = from; i < to; i++) {
      if (sets[i] == code) {
        return true;
      }
    }
    return false;
  }

  private record Row(Question question, boolean opposite, int field, int operand) {}

  /// Conditions while they are written down.
  static final class Draft {
    private final Codes.Book book = new Codes.Book();
    private final Map<String, Integer> fields = new HashMap<>();
    private final BitSet named = new BitSet();
    private final BitSet measured = new BitSet();
    private final List<Row> rows = new ArrayList<>();
    private final List<Integer> sets = new ArrayList<>();
    private final List<Double> bounds = new ArrayList<>();
    private final List<Needle> needles = new ArrayList<>();

    /// How many are written.
    int size() {
      return rows.size();
    }

    /// A field of which a condition names values.
    int names(String name) {
      int field = field(name);
      named.set(field);
      return field;
    }

    private int field(String name) {
      return fields.computeIfAbsent(name, any -> fields.size());
    }

    /// The codes of some values, each once and in order.
    int[] codes(List<Value> values) {
      return flat(values).mapToInt(book::code).distinct().sorted().toArray();
    }

    private static Stream<Value> flat(List<Value> values) {
      return values.stream()
          .flatMap(value ->
              value instanceof Value.Many(List<Value> inner) ? flat(inner) : Stream.of(value));
    }

    /// Writes a condition.
    void add(FieldCondition condition) {
      int field = field(condition.field());
      rows.add(
          switch (condition.match()) {
            case Match.OneOf(List<Value> values) -> named(field, false, values);
            case Match.NoneOf(List<Value> values) -> named(field, true, values);
            case Match.Compared(Match.Comparison comparison, double bound) ->
                measured(question(comparison), field, bound);
            case Match.Between(double low, double high) ->
                measured(Question.BETWEEN, field, low, high);
            case Match.Has(Match.Part part, String text) -> has(field, part, text);
            case Match.Present(boolean wanted) -> new Row(Question.SET, !wanted, field, 0);
          });
    }

    private Row named(int field, boolean opposite, List<Value> values) {
      named.set(field);
      return new Row(Question.NAMED, opposite, field, set(codes(values)));
    }

    /// Writes a set of codes.
    ///
    /// @return where it lies
    int set(int[] codes) {
      int place = sets.size();
      sets.add(codes.length);
      Arrays.stream(codes).forEach(sets::add);
      return place;
    }

    private Row measured(Question question, int field, double... with) {
      measured.set(field);
      int place = bounds.size();
      Arrays.stream(with).forEach(bounds::add);
      return new Row(question, false, field, place);
    }

    private Row has(int field, Match.Part part, String text) {
      needles.add(new Needle(text));
      Question question =
          switch (part) {
            case STARTS_WITH -> Question.STARTS;
            case ENDS_WITH -> Question.ENDS;
            case CONTAINS, LACKS -> Question.CONTAINS;
          };
      return new Row(question, part == Match.Part.LACKS, field, needles.size() - 1);
    }

    private static Question question(Match.Comparison comparison) {
      return switch (comparison) {
        case AT_LEAST -> Question.AT_LEAST;
        case AT_MOST -> Question.AT_MOST;
        case MORE_THAN -> Question.MORE_THAN;
        case LESS_THAN -> Question.LESS_THAN;
      };
    }

    FlatConditions closed() {
      return new FlatConditions(this);
    }
  }
}
