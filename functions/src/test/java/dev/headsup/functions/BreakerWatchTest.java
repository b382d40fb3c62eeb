package dev.headsup.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.trigger.CompileResult;
import dev.headsup.authoring.trigger.TriggerCompiler;
import dev.headsup.authoring.trigger.TriggerFolders;
import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brake.Stop;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.decision.Health.Sign;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Breakers;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.memory.MemoryBrakes;
import dev.headsup.functions.memory.MemoryCounters;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// G3: what went wrong stops a version also when nothing of it is decided any more.
final class BreakerWatchTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Breakers RULES = Policy.standard().braking().breakers();
  private static final Trigger TRIGGER = starter();

  private final MemoryBrakes brakes = new MemoryBrakes();
  private final MemoryCounters counters = new MemoryCounters();
  private final List<Integer> reads = new ArrayList<>();
  private final BreakerWatch watch = new BreakerWatch(brakes, counted(), () -> NOON);

  private static Trigger starter() {
    Path folder = Path.of("../triggers/import-struggle");
    return switch (TriggerCompiler.compile("import-struggle", TriggerFolders.one(folder))) {
      case CompileResult.Ok(var compiled) -> compiled.trigger();
      case CompileResult.Problems problems -> throw new AssertionError(problems);
    };
  }

  private Counters counted() {
    return new Counters() {
      @Override
      public void add(String name, int part, long more, Instant forget) {
        counters.add(name, part, more, forget);
      }

      @Override
      public Map<String, Count> read(Collection<String> names) {
        reads.add(names.size());
        return counters.read(names);
      }
    };
  }

  private void cameOf(Sign sign, long count) {
    new Health(TRIGGER.id(), TRIGGER.hash(), Channel.EMAIL).count(counters, sign, count, NOON);
  }

  private @Nullable Stop stopped(String key) {
    return brakes.read(List.of(key)).getOrDefault(key, Brake.released(key)).stopped();
  }

  @Test
  void badNewsAfterTheLastDecisionStopAVersion() {
    cameOf(Sign.SENT, 200);
    watch.lookAll(List.of(TRIGGER), RULES);
    assertThat(stopped(Brake.of(TRIGGER))).isNull();

    cameOf(Sign.COMPLAINED, 1);
    new BreakerWatch(brakes, counters, () -> NOON).lookAll(List.of(TRIGGER), RULES);

    assertThat(stopped(Brake.of(TRIGGER)))
        .isEqualTo(
            new Stop("1 complaints of 200 messages (0.50 %); it stops at 0.08 %, by e-mail", NOON));
  }

  @Test
  void aProviderThatFailsStopsItsChannel() {
    cameOf(Sign.SENT, 10);
    cameOf(Sign.PROVIDER_ERROR, 190);

    watch.lookAll(List.of(TRIGGER), RULES);

    assertThat(stopped(Brake.of(Channel.EMAIL))).isNotNull();
    assertThat(stopped(Brake.of(TRIGGER))).isNull();
  }

  @Test
  void aQuietStackIsReadOnce() {
    cameOf(Sign.SENT, 199);

    watch.lookAll(List.of(TRIGGER), RULES);

    assertThat(reads).hasSize(1);
  }
}
