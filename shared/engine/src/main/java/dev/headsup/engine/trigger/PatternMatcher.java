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
  private final PatternIndex index;
  private final FlatConditions conditions;
  private final Postings postings;
  private final Slots slots;
  private int[] found = new int[16];
  private int count;

  /// The codes of a list that is looked at.
  private int[] listed = new int[32];

  PatternMatcher(PatternIndex index) {
    this.index = index;
    this.conditions = index.conditions();
    this.postings = index.postings();
    this.slots = new Slots(conditions);
  }

  /// Looks at an event. What was found before is forgotten.
  ///
  /// @return how many patterns hold
  public int match(String event, Properties properties) {
    count = 0;
    PatternIndex.Event asked = index.event(event);
    if (asked == null) {
      return 0;
    }
    slots.start(properties.values());
    for (int i = 0; i < asked.ways().length; i++) {
      int field = asked.fields()[i];
      if (slots.value(field) instanceof Value.Many(List<Value> values)) {
        followAll(asked.ways()[i], values);
      } else if (slots.code(field) != Codes.NONE) {
        follow(asked.ways()[i], slots.code(field), 0);
      }
    }
    for (int pattern : asked.others()) {
      tryOne(pattern);
    }
    sort();
    return count;
  }

  /// The number of the i-th pattern that holds, in ascending order.
  public int pattern(int i) {
    if (i < 0 || i >= count) {
      throw new IndexOutOfBoundsException(i + " of " + count);
    }
    return found[i];
  }

  private void followAll(int way, List<Value> values) {
    int length = list(values, 0);
    for (int i = 0; i < length; i++) {
      follow(way, listed[i], i);
    }
  }

  /// Writes the codes of a list down.
  private int list(List<Value> values, int start) {
    int end = start;
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      int code = conditions.codes().of(value);
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

  /// Tries the patterns behind a value.
  ///
  /// @param before how many values of the same list were followed before: a pattern that wants one
  ///   of them was tried then
  private void follow(int way, int code, int before) {
    int list = postings.find(Postings.key(way, code));
    int size = list == Postings.NONE ? 0 : postings.size(list);
    for (int i = 0; i < size; i++) {
      int pattern = postings.pattern(list, i);
      if (before == 0 || !wantsOneBefore(pattern, before)) {
        tryOne(pattern);
      }
    }
  }

  private boolean wantsOneBefore(int pattern, int before) {
    for (int i = 0; i < before; i++) {
      if (index.wants(pattern, listed[i])) {
        return true;
      }
    }
    return false;
  }

  private void tryOne(int pattern) {
    if (index.holds(pattern, slots)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = pattern;
    }
  }

  /// Puts what was found in order, in place (Shell's sort): the JDK's sort allocates.
  private void sort() {
    for (int gap = count / 2; gap > 0; gap /= 2) {
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
