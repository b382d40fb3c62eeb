package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Patterns in one flat array, tried without walking over objects and without allocating. It says
/// of an event what [FieldCondition#holds] says. What belongs to events of one name stands
/// together, so that little memory is touched.
///
/// - Of a name: how many ways in there are; of each its field and its table; the list of the
///   patterns that have none.
/// - Of a way in: a hash table with open places, of value codes and the lists they lead to, behind
///   its mask.
/// - Of a list: where it ends, and the places of its patterns.
/// - Of a pattern: its number, how long its conditions are, these, and how many values lead to it
///   and which.
/// - Of a condition: its field and question in one int, how many operands follow, and these. A list
///   of values answers a question with yes when one of them does.
final class FlatPatterns {
  static final int NONE = -1;

  private final int[] flat;

  /// By the code of a name, where what is known of it stands.
  private final int[] events;

  private final Needle[] needles;
  private final String[] names;
  private final BitSet named;
  private final BitSet measured;
  private final Codes codes;

  FlatPatterns(PatternWriter written) {
    flat = written.flat().toArray();
    events = written.events();
    needles = written.needles();
    names = written.names();
    named = written.named();
    measured = written.measured();
    codes = written.codes();
  }

  /// How many fields are asked about.
  int fields() {
    return names.length;
  }

  String name(int field) {
    return names[field];
  }

  /// Whether values of a field are named.
  boolean isNamed(int field) {
    return named.get(field);
  }

  /// Whether a field is compared as a number.
  boolean isMeasured(int field) {
    return measured.get(field);
  }

  Codes codes() {
    return codes;
  }

  /// Where what is known of a name stands; [#NONE] when no pattern waits for it.
  int event(String name) {
    int code = codes.of(name);
    return code == Codes.NONE ? NONE : events[code];
  }

  /// How many ways in a name has.
  int ways(int event) {
    return flat[event];
  }

  /// The field that a way in looks at.
  int field(int event, int way) {
    return flat[event + 1 + 2 * way];
  }

  /// The list behind a way in and a value; [#NONE] without one.
  int list(int event, int way, int code) {
    int table = flat[event + 2 + 2 * way];
    int mask = flat[table];
    int place = spread(code) & mask;
    while (true) {
      int at = table + 1 + 2 * place;
      if (flat[at] == code) {
        return flat[at + 1];
      }
      if (flat[at] == Codes.NONE) {
        return NONE;
      }
      place = (place + 1) & mask;
    }
  }

  /// The list of the patterns of a name without a way in.
  int others(int event) {
    return event + 1 + 2 * flat[event];
  }

  /// Where a list ends; the places of its patterns stand behind its start.
  int end(int list) {
    return flat[list];
  }

  /// The place of the pattern that stands at a place of a list.
  int pattern(int inList) {
    return flat[inList];
  }

  int number(int pattern) {
    return flat[pattern];
  }

  /// Whether all conditions of a pattern hold for an event.
  boolean holds(int pattern, Slots slots) {
    int end = wanted(pattern);
    for (int at = pattern + 2; at < end; at += 2 + flat[at + 1]) {
      int field = Question.field(flat[at]);
      int code = slots.code(field);
      boolean yes =
          (code == Codes.LIST && slots.value(field) instanceof Value.Many(List<Value> values))
              ? any(at, values)
              : one(at, slots.value(field), code, slots.number(field));
      if (yes == Question.isOpposite(flat[at])) {
        return false;
      }
    }
    return true;
  }

  /// Whether a value is one of those that lead to a pattern.
  boolean wants(int pattern, int code) {
    int wanted = wanted(pattern);
    return names(wanted + 1, wanted + 1 + flat[wanted], code);
  }

  /// Where the values stand that lead to a pattern.
  private int wanted(int pattern) {
    return pattern + 2 + flat[pattern + 1];
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
    int operand = condition + 2;
    return switch (Question.in(flat[condition])) {
      case SET -> value != null;
      case NAMED ->
          code != Codes.NONE
              && ((longAt(operand) >>> code) & 1) != 0
              && names(operand + 2, condition + 2 + flat[condition + 1], code);
      case RANGE ->
          number >= Double.longBitsToDouble(longAt(operand))
              && number <= Double.longBitsToDouble(longAt(operand + 2));
      case STARTS -> value != null && needles[flat[operand]].starts(value.toString());
      case ENDS -> value != null && needles[flat[operand]].ends(value.toString());
      case CONTAINS -> value != null && needles[flat[operand]].isIn(value.toString());
    };
  }

  /// Whether a code stands from one place to another.
  private boolean names(int from, int to, int code) {
    for (int i = from; i < to; i++) {
      if (flat[i] == code) {
        return true;
      }
    }
    return false;
  }

  private long longAt(int place) {
    return ((long) flat[place] << Integer.SIZE) | (flat[place + 1] & 0xffffffffL);
  }

  /// Where the search for a code in a hash table begins.
  static int spread(int code) {
    int spread = code * 0x9e3779b9;
    return spread ^ (spread >>> 16);
  }
}
