package dev.headsup.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Properties;
import dev.headsup.engine.trigger.Match.Comparison;
import dev.headsup.engine.trigger.Match.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// E6: no condition takes long over any text, and no condition can be written that is without
/// bounds.
final class ConditionBoundsTest {
  private static final int LONG = 100_000;
  private static final Duration MOST = Duration.ofMillis(50);

  /// Texts of 100,000 characters on which a search that starts over is slow, or a reader of numbers
  /// that reads to the end.
  static Stream<String> texts() {
    return Stream.of(
        "a".repeat(LONG),
        "ab".repeat(LONG / 2),
        "a".repeat(LONG - 1) + "b",
        "A".repeat(LONG),
        "\u212a".repeat(LONG),
        "1".repeat(LONG),
        "0." + "0".repeat(LONG - 2),
        "1e" + "9".repeat(LONG - 2),
        " ".repeat(LONG),
        " ".repeat(LONG / 2) + "1" + " ".repeat(LONG / 2 - 1));
  }

  private static List<Match> hard() {
    List<Match> hard = new ArrayList<>();
    for (Part part : Part.values()) {
      hard.add(new Match.Has(part, "a".repeat(Match.LONGEST_PART - 1) + "b"));
      hard.add(new Match.Has(part, "ab".repeat(Match.LONGEST_PART / 2 - 1) + "aa"));
      hard.add(new Match.Has(part, "b" + "a".repeat(Match.LONGEST_PART - 1)));
    }
    for (Comparison comparison : Comparison.values()) {
      hard.add(new Match.Compared(comparison, 1));
    }
    hard.add(new Match.Between(0, 1));
    hard.add(new Match.OneOf(Collections.nCopies(Match.MOST_VALUES, text("a".repeat(LONG) + "c"))));
    hard.add(new Match.NoneOf(List.of(text("b"))));
    return hard;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noConditionTakesLongOverALongText(String text) {
    Map<String, Value> values = Map.of("note", text(text));
    for (Match match : hard()) {
      FieldCondition condition = new FieldCondition("note", match);
      PatternMatcher matcher =
          PatternIndex.of(List.of(new EventPattern("evt", List.of(condition)))).matcher();
      boolean expected = condition.holds(values);
      assertThat(fastest(() -> condition.holds(values))).isLessThan(MOST);
      assertThat(fastest(() -> matcher.match("evt", new Properties(values)))).isLessThan(MOST);
      assertThat(matcher.match("evt", new Properties(values))).isEqualTo(expected ? 1 : 0);
    }
  }

  @Test
  void aConditionIsBoundedWhenItIsMade() {
    refused(() -> new Match.OneOf(Collections.nCopies(Match.MOST_VALUES + 1, text("a"))));
    refused(() -> new Match.NoneOf(Collections.nCopies(Match.MOST_VALUES + 1, text("a"))));
    refused(() -> new Match.Has(Part.CONTAINS, "a".repeat(Match.LONGEST_PART + 1)));
    refused(() -> new Match.Has(Part.CONTAINS, " "));
    refused(() -> new Match.Compared(Comparison.AT_LEAST, Double.NaN));
    refused(() -> new Match.Between(2, 1));
    refused(() -> new Match.Between(0, Double.POSITIVE_INFINITY));
    FieldCondition there = new FieldCondition("plan", new Match.Present(true));
    List<FieldCondition> most = Collections.nCopies(EventPattern.MOST_CONDITIONS, there);
    assertThat(new EventPattern("evt", most).where()).hasSize(EventPattern.MOST_CONDITIONS);
    List<FieldCondition> more = Collections.nCopies(EventPattern.MOST_CONDITIONS + 1, there);
    refused(() -> new EventPattern("evt", more));
  }

  /// The best of three, since others use the machine too.
  private static Duration fastest(Runnable work) {
    Duration fastest = Duration.ofDays(1);
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      work.run();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      fastest = took.compareTo(fastest) < 0 ? took : fastest;
    }
    return fastest;
  }

  private static void refused(Runnable making) {
    assertThatIllegalArgumentException().isThrownBy(making::run);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }
}
