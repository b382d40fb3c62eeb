package dev.headsup.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Properties;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PatternIndexTest {
  @Test
  void findsWhatTheReferenceFindsOnMadeUpPatternsAndEvents() {
    for (int seed = 1; seed <= 40; seed++) {
      MadeUp made = new MadeUp(seed);
      List<EventPattern> patterns = made.patterns(seed % 4 == 0 ? 5 : 250);
      PatternMatcher matcher = PatternIndex.of(patterns).matcher();
      for (int i = 0; i < 100; i++) {
        same(patterns, matcher, made.event(), made.properties());
      }
    }
  }

  @Test
  void tenThousandRandomConditionsAreOneIndex() {
    MadeUp made = new MadeUp(4242);
    List<EventPattern> patterns = made.patterns(10_000);
    PatternMatcher matcher = PatternIndex.of(patterns).matcher();
    int met = 0;
    for (int i = 0; i < 60; i++) {
      met += same(patterns, matcher, made.event(), made.properties());
    }
    assertThat(met).as("the test would show nothing if little matched").isGreaterThan(1_000);
  }

  @Test
  void aSingleConditionMeansTheSameInAllThreePlaces() {
    MadeUp made = new MadeUp(17);
    for (int i = 0; i < 10_000; i++) {
      FieldCondition condition = new FieldCondition("code", made.match());
      EventPattern pattern = new EventPattern("evt_1", List.of(condition));
      Properties properties = made.properties();
      boolean expected = Reference.holds(condition, properties.values());
      assertThat(condition.holds(properties.values()))
          .as("%s of %s", condition.words(), properties)
          .isEqualTo(expected);
      assertThat(PatternIndex.of(List.of(pattern)).matcher().match("evt_1", properties))
          .as("%s of %s", condition.words(), properties)
          .isEqualTo(expected ? 1 : 0);
    }
  }

  @Test
  void aListWithTwoWantedValuesFindsAPatternOnce() {
    List<Value> both = List.of(new Value.Text("a"), new Value.Text("b"));
    PatternMatcher matcher =
        PatternIndex.of(
                List.of(
                    new EventPattern(
                        "evt", List.of(new FieldCondition("tag", new Match.OneOf(both))))))
            .matcher();
    Properties listed = new Properties(Map.of("tag", new Value.Many(both)));
    assertThat(matcher.match("evt", listed)).isEqualTo(1);
  }

  @Test
  void eventsOfOtherNamesMeetNothingAndWhatWasFoundBeforeIsForgotten() {
    PatternIndex index = PatternIndex.of(List.of(new EventPattern("evt", List.of())));
    PatternMatcher matcher = index.matcher();
    assertThat(matcher.match("evt", Properties.NONE)).isEqualTo(1);
    assertThat(matcher.pattern(0)).isZero();
    assertThat(matcher.match("Evt", Properties.NONE)).isZero();
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matcher.pattern(0));
    assertThat(index.asksAbout("evt")).isTrue();
    assertThat(index.asksAbout("Evt")).isFalse();
    assertThat(PatternIndex.of(List.of()).matcher().match("evt", Properties.NONE)).isZero();
  }

  @Test
  void anEventAllocatesNothing() {
    MadeUp made = new MadeUp(7);
    // Where a part of a number's text is asked for, that text is made.
    List<EventPattern> patterns =
        made.patterns(3_000).stream()
            .filter(pattern ->
                pattern.where().stream()
                    .allMatch(
                        one -> !(one.match() instanceof Match.Has) || one.field().equals("note")))
            .toList();
    PatternMatcher matcher = PatternIndex.of(patterns).matcher();
    List<String> names = new ArrayList<>();
    List<Properties> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Map<String, Value> values = new HashMap<>(made.properties().values());
      values.values().removeIf(PatternIndexTest::isLongNumber);
      values.put("note", new Value.Text("Request timed out " + i));
      names.add(made.event());
      events.add(new Properties(values));
    }
    // The first round makes room for the most that an event finds, and starts the counter up.
    allocated(matcher, names, events);
    assertThat(allocated(matcher, names, events)).isZero();
    assertThat(all(matcher, names, events)).isGreaterThan(1_000);
  }

  /// Of a text with more than 15 digits or a large exponent the JDK makes the number.
  private static boolean isLongNumber(Value value) {
    return value instanceof Value.Many(List<Value> values)
        ? values.stream().anyMatch(PatternIndexTest::isLongNumber)
        : value.toString().length() > 15 || value.toString().contains("e4");
  }

  private static long allocated(
      PatternMatcher matcher, List<String> names, List<Properties> events) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    all(matcher, names, events);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static int all(PatternMatcher matcher, List<String> names, List<Properties> events) {
    int met = 0;
    for (int i = 0; i < events.size(); i++) {
      met += matcher.match(names.get(i), events.get(i));
    }
    return met;
  }

  private static int same(
      List<EventPattern> patterns, PatternMatcher matcher, String event, Properties properties) {
    List<EventPattern> expected =
        patterns.stream()
            .filter(pattern -> Reference.holds(pattern, event, properties.values()))
            .toList();
    List<EventPattern> found = new ArrayList<>();
    int count = matcher.match(event, properties);
    for (int i = 0; i < count; i++) {
      found.add(patterns.get(matcher.pattern(i)));
    }
    assertThat(found).as("%s %s", event, properties).isEqualTo(expected);
    return count;
  }
}
