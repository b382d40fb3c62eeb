package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Queues hand messages over more than once and in any order. Whatever they do, people are told the
/// same, once.
final class ReplayTest {
  private static final String TELEMETRY = "TelemetryFunction";
  private static final String DELIVER = "DeliverFunction";
  private static final String SWEEP = "SweepFunction";
  private static final int EVERYTHING = 10_000;

  private static Recorded recorded;
  private static Aftermath inOrder;

  @BeforeAll
  static void workOffInOrder() throws IOException, InterruptedException {
    try (StepStack stack = stack("IngestFunction", TELEMETRY, DELIVER, SWEEP)) {
      recorded = Recorded.by(stack, TELEMETRY);
      inOrder = new Replayed(stack, new Random(1), 1, 4).workOff(recorded);
    }
  }

  @Test
  void theMorningHasWhatItTakes() {
    assertThat(inOrder.received()).as("three of each of three kinds, by both channels").hasSize(18);
    assertThat(inOrder.outcomes())
        .anyMatch(line -> line.contains("told by"))
        .anyMatch(line -> line.contains("not told: CONSENT"))
        .anyMatch(line -> line.contains("not told: STILL_TRUE"));
    assertThat(inOrder.states()).anyMatch(line -> line.contains(" is customer-5 "));
  }

  /// Which event completes a case depends on what was known before, so the order decides after
  /// which of its events a case is named. What people did, who is told what, and how often does
  /// not.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyMessageThreeTimesInAnyOrderTellsTheSamePeopleTheSame(long seed) throws IOException {
    try (StepStack stack = stack(TELEMETRY, DELIVER, SWEEP)) {
      Aftermath shuffled = new Replayed(stack, new Random(seed), 3, 7).workOff(recorded);
      assertThat(shuffled.received()).isEqualTo(inOrder.received());
      assertThat(shuffled.deliveries()).isEqualTo(inOrder.deliveries());
      assertThat(shuffled.tracks()).isEqualTo(inOrder.tracks());
      // Who got on before their case was complete never had one.
      assertThat(withoutThoseWhoGotOn(shuffled.outcomes()))
          .isEqualTo(withoutThoseWhoGotOn(inOrder.outcomes()));
    }
  }

  @Test
  void everyMessageThreeTimesInOneBatchEndsInTheSameDigest() throws IOException {
    try (StepStack stack = stack(TELEMETRY, DELIVER, SWEEP)) {
      Aftermath shuffled = new Replayed(stack, new Random(4), 3, EVERYTHING).workOff(recorded);
      assertThat(shuffled.states()).isEqualTo(inOrder.states());
      assertThat(shuffled.cases()).isEqualTo(inOrder.cases());
      assertThat(shuffled.deliveries()).isEqualTo(inOrder.deliveries());
      assertThat(shuffled.received()).isEqualTo(inOrder.received());
      assertThat(shuffled.digest()).isEqualTo(inOrder.digest());
    }
  }

  @Test
  void everyMessageAgainInAnyOrderChangesNoByte() throws IOException {
    try (StepStack stack = stack(TELEMETRY, DELIVER, SWEEP)) {
      Replayed replayed = new Replayed(stack, new Random(5), 1, 4);
      Aftermath before = replayed.workOff(recorded);
      Aftermath after = replayed.everythingAgain(recorded);
      assertThat(after.items()).isEqualTo(before.items());
      assertThat(after.received()).isEqualTo(before.received());
    }
  }

  private static List<String> withoutThoseWhoGotOn(List<String> outcomes) {
    return outcomes.stream().filter(line -> !line.endsWith("STILL_TRUE")).toList();
  }

  /// One run: every message so many times, in a random order, in batches of a random size.
  private static final class Replayed {
    private final StepStack stack;
    private final Random random;
    private final int times;
    private final int mostInABatch;
    private final List<String> timers = new ArrayList<>();
    private final List<String> deliveries = new ArrayList<>();

    Replayed(StepStack stack, Random random, int times, int mostInABatch) {
      this.stack = stack;
      this.random = random;
      this.times = times;
      this.mostInABatch = mostInABatch;
    }

    Aftermath workOff(Recorded messages) {
      stack.clock(Recorded.NOW);
      handle(TELEMETRY, messages.introductions());
      handle(TELEMETRY, messages.behaviours());
      stack.clock(Recorded.NOW.plus(Duration.ofMinutes(6)));
      stack.fire(SWEEP);
      timers.addAll(stack.take(TELEMETRY));
      assertThat(timers).isNotEmpty();
      handle(TELEMETRY, timers);
      deliveries.addAll(stack.take(DELIVER));
      assertThat(deliveries).isNotEmpty();
      handle(DELIVER, deliveries);
      return Aftermath.of(stack);
    }

    Aftermath everythingAgain(Recorded messages) {
      List<String> telemetry = new ArrayList<>(messages.behaviours());
      telemetry.addAll(messages.introductions());
      telemetry.addAll(timers);
      Collections.shuffle(telemetry, random);
      handle(TELEMETRY, telemetry);
      handle(DELIVER, deliveries);
      assertThat(stack.take(DELIVER)).as("nothing new to deliver").isEmpty();
      return Aftermath.of(stack);
    }

    private void handle(String function, List<String> bodies) {
      List<String> repeated = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        repeated.addAll(bodies);
      }
      if (times > 1) {
        Collections.shuffle(repeated, random);
      }
      for (int from = 0; from < repeated.size(); ) {
        int size = mostInABatch == EVERYTHING ? repeated.size() : 1 + random.nextInt(mostInABatch);
        List<String> batch = repeated.subList(from, Math.min(repeated.size(), from + size));
        stack.put(function, batch);
        assertThat(stack.work(function, batch.size())).isEqualTo(batch.size());
        from += batch.size();
      }
    }
  }

  private static StepStack stack(String... functions) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("template.yaml"))) {
      root = root.getParent();
      assertThat(root).as("the repository's root").isNotNull();
    }
    return StepStack.start(
        root.resolve("template.yaml"), root.resolve("triggers"), Recorded.NOW, Set.of(functions));
  }
}
