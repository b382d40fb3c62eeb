package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Properties;
import java.util.Arrays;
import java.util.List;

/// Says which patterns of a [PatternIndex] hold for an event. It keeps its place to write in from
/// one event to the next and so allocates nothing (but the text of a number of which a part is
/// asked for, and where a text says a number of more than 15 digits); it serves one thread at a
/// time.
public final class PatternMatcher {
  private final FlatPatterns patterns;
  private final Slots slots;
  private int[] found = new int[16];
  private int count;

  /// The codes of a list that is looked at.
  private int[] listed = new int[32];

  PatternMatcher(FlatPatterns patterns) {
    this.patterns = patterns;
    this.slots = new Slots(patterns);
  }

  /// Looks at an event. What was found before is forgotten.
  ///
  /// @return how many patterns hold
  public int match(String event, Properties properties) {
    count = 0;
    int asked = patterns.event(event);
    if (asked == FlatPatterns.NONE) {
      return 0;
    }
    slots.start(properties.values());
    int ways = patterns.ways(asked);
    for (int way = 0; way < ways; way++) {
      int field = patterns.field(asked, way);
      int code = slots.code(field);
      if (code == Codes.LIST && slots.value(field) instanceof Value.Many(List<Value> values)) {
        followAll(asked, way, values);
      } else if (code != Codes.NONE) {
        follow(patterns.list(asked, way, code), 0);
      }
    }
    follow(patterns.others(asked), 0);
    if (count > 1) {
      sort();
    }
    return count;
  }

  /// The number of the i-th pattern that holds, in ascending order.
  public int pattern(int i) {
    if (i < 0 || i >= count) {
      throw new IndexOutOfBoundsException(i + " of " + count);
    }
    return found[i];
  }

  private void followAll(int event, int way, List<Value> values) {
    int length = list(values, 0);
    for (int i = 0; i < length; i++) {
      follow(patterns.list(event, way, listed[i]), i);
    }
  }

  /// Writes the codes of a list down.
  private int list(List<Value> values, int start) {
    int end = start;
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      int code = patterns.codes().of(value);
      if (value instanceof Value.Many(List<Value> inner)) {
        end = list(inner, end);
      } else if (code != Codes.NONE) {
        if (end == listed.length) {
          listed = Arrays.copyOf(listed, end * 2);
        }
        listed[end++] = code;
      }
    }
    return end;
  }

  /// Tries the patterns of a list.
  ///
  /// @param before how many values of the same property were followed before: a pattern that wants
  ///   one of them was tried then
  private void follow(int list, int before) {
    if (list == FlatPatterns.NONE) {
      return;
    }
    int end = patterns.end(list);
    for (int i = list + 1; i < end; i++) {
      int pattern = patterns.pattern(i);
      if (before == 0 || !wantsOneBefore(pattern, before)) {
        tryOne(pattern);
      }
    }
  }

  private boolean wantsOneBefore(int pattern, int before) {
    for (int i = 0; i < before; i++) {
      if (patterns.wants(pattern, listed[i])) {
        return true;
      }
    }
    return false;
  }

  private void tryOne(int pattern) {
    if (patterns.holds(pattern, slots)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = patterns.number(pattern);
    }
  }

  /// Puts what was found in order, in place (Shell's sort): the JDK's sort allocates.
  private void sort() {
    for (int gap = count > 16 ? count / 2 : 1; gap > 0; gap /= 2) {
      for (int i = gap; i < count; i++) {
        int pattern = found[i];
        int place = i;
        for (; place >= gap && found[place - gap] > pattern; place -= gap) {
          found[place] = found[place - gap];
        }
        found[place] = pattern;
      }
    }
  }
}
