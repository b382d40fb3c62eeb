package dev.headsup.functions;

import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.decision.Health.Sign;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Figures;
import dev.headsup.engine.policy.Figures.Bad;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of the messages of a version of a trigger lately, as breakers ask about it. Read at
/// most every fifteen seconds. Not safe for use by several threads.
public final class HealthReader {
  /// How far back it looks: most of the bad news about a message comes within a day.
  private static final Duration BACK = Duration.ofDays(1);

  private static final Duration FRESH = Duration.ofSeconds(15);

  private final Counters counters;
  private final InstantSource clock;
  private final Map<Health, Read> read = new HashMap<>();

  private record Read(Instant at, Map<String, Counters.Count> counts) {}

  /// @param counters that the functions add to
  public HealthReader(Counters counters, InstantSource clock) {
    this.counters = counters;
    this.clock = clock;
  }

  /// What came of them.
  ///
  /// @param since when a person let the version go on; only what comes from the next full hour on
  ///   counts then; null for never
  /// @param errorsSince the same of the channel, of which provider errors are counted
  public Figures figures(
      Trigger trigger, Channel channel, @Nullable Instant since, @Nullable Instant errorsSince) {
    Instant now = clock.instant();
    Health health = new Health(trigger.id(), trigger.hash(), channel);
    Map<String, Counters.Count> counts = counts(health, now);
    Health.Figures all = health.between(from(since, now), now, counts);
    Health.Figures calls = health.between(from(errorsSince, now), now, counts);
    Map<Bad, Long> bad = new EnumMap<>(Bad.class);
    bad.put(Bad.BOUNCES, all.of(Sign.BOUNCED));
    bad.put(Bad.COMPLAINTS, all.of(Sign.COMPLAINED));
    bad.put(Bad.OPT_OUTS, all.of(Sign.OPTED_OUT));
    bad.put(Bad.ERRORS, calls.of(Sign.PROVIDER_ERROR));
    return new Figures(all.of(Sign.SENT), bad);
  }

  /// Those of which so many messages went out or failed lately, by any channel, that breakers can
  /// conclude something. Cheaper than all [#figures].
  List<Trigger> busy(Collection<Trigger> triggers, long sample) {
    Instant now = clock.instant();
    Map<Trigger, List<String>> names = new LinkedHashMap<>();
    for (Trigger trigger : triggers) {
      List<String> tried = new ArrayList<>();
      for (Channel channel : trigger.send().channels()) {
        Health health = new Health(trigger.id(), trigger.hash(), channel);
        tried.addAll(health.tried(now.minus(BACK), now));
      }
      names.put(trigger, tried);
    }
    Map<String, Counters.Count> counts =
        counters.read(names.values().stream().flatMap(List::stream).toList());
    return names.entrySet().stream()
        .filter(one ->
            one.getValue().stream()
                    .mapToLong(name -> counts.getOrDefault(name, Counters.Count.NONE).total())
                    .sum()
                >= sample)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, Counters.Count> counts(Health health, Instant now) {
    read.values().removeIf(one -> now.isBefore(one.at()) || !now.minus(FRESH).isBefore(one.at()));
    return read.computeIfAbsent(health, any -> new Read(now, counters.read(names(health, now))))
        .counts();
  }

  private static List<String> names(Health health, Instant now) {
    return health.counters(now.minus(BACK), now);
  }

  /// A number knows its hours only, so what comes after a person looked counts from the next one.
  private static Instant from(@Nullable Instant since, Instant now) {
    Instant back = now.minus(BACK);
    Instant next =
        since == null ? back : since.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    return next.isAfter(back) ? next : back;
  }
}
