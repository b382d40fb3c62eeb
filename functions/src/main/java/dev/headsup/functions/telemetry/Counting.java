package dev.headsup.functions.telemetry;

import dev.headsup.aws.segment.Accepted;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.metric.Failing;
import dev.headsup.engine.metric.Series;
import dev.headsup.engine.metric.Tallies;
import dev.headsup.engine.metric.Tally;
import dev.headsup.engine.metric.Watchlist;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what happens to each part of the product, so that the sweep can see when it is not as
/// usual: of a batch one write for each slot of five minutes in which its events happened, whatever
/// series they belong to. An event counts in the slot in which it happened; one from longer ago
/// counts nowhere, since that slot was looked at already.
///
/// What could not be counted is only logged: a batch is not worth repeating for a number.
final class Counting {
  private static final Logger LOG = LoggerFactory.getLogger(Counting.class);

  /// Events older than this are not counted.
  static final Duration LATE = Duration.ofMinutes(30);

  /// How long something took, in milliseconds.
  private static final List<String> TIMES =
      List.of("duration_ms", "durationMs", "latency_ms", "latencyMs", "elapsed_ms", "elapsedMs");

  private static final Set<String> STATUS = Set.of("status", "status_code", "statusCode");

  /// The properties that it looks at.
  private static final Set<String> LOOKED_AT =
      Set.of(
          "duration_ms",
          "durationMs",
          "latency_ms",
          "latencyMs",
          "elapsed_ms",
          "elapsedMs",
          "status",
          "status_code",
          "statusCode",
          "success",
          "ok",
          "error");

  private final Supplier<Components> components;
  private final Tallies tallies;
  private final InstantSource clock;
  private @Nullable Known known;

  private record Known(Components components, Watchlist watchlist) {}

  Counting(Supplier<Components> components, Tallies tallies, InstantSource clock) {
    this.components = components;
    this.tallies = tallies;
    this.clock = clock;
  }

  /// Whether a property of events is looked at.
  static boolean asksAbout(String property) {
    return LOOKED_AT.contains(property);
  }

  /// Counts a batch.
  void note(Collection<TelemetryMessage> messages) {
    try {
      Watchlist watched = watchlist();
      if (watched.all().isEmpty()) {
        return;
      }
      Instant now = clock.instant();
      Map<Instant, Map<String, Tally>> counted = new TreeMap<>();
      for (TelemetryMessage message : messages) {
        for (Accepted accepted : message.accepted()) {
          accepted.done().ifPresent(name -> count(accepted, name, watched, now, counted));
        }
      }
      counted.forEach(tallies::add);
    } catch (RuntimeException notNow) {
      LOG.warn("What happened to parts of the product was not counted this time", notNow);
    }
  }

  private Watchlist watchlist() {
    Components newest = components.get();
    Known before = known;
    if (before != null && before.components() == newest) {
      return before.watchlist();
    }
    Known next = new Known(newest, new Watchlist(newest));
    known = next;
    return next.watchlist();
  }

  private static void count(
      Accepted accepted,
      String name,
      Watchlist watched,
      Instant now,
      Map<Instant, Map<String, Tally>> counted) {
    List<Series> series = watched.of(name);
    Instant at = accepted.at();
    if (series.isEmpty() || at.isBefore(now.minus(LATE)) || at.isAfter(now.plus(LATE))) {
      return;
    }
    Map<String, Value> values = accepted.values(Counting::asksAbout);
    Tally one = Tally.of(Failing.isFailure(name) || failed(values), millis(values));
    Map<String, Tally> slot = counted.computeIfAbsent(Tallies.slot(at), any -> new TreeMap<>());
    series.forEach(each -> slot.merge(each.key(), one, Tally::and));
  }

  private static boolean failed(Map<String, Value> values) {
    boolean refused =
        Optional.ofNullable(values.get("success"))
            .or(() -> Optional.ofNullable(values.get("ok")))
            .filter(value -> value.equals(new Value.Flag(false)))
            .isPresent();
    boolean error =
        switch (values.get("error")) {
          case null -> false;
          case Value.Text text -> !text.toString().isBlank();
          case Value.Flag flag -> flag.equals(new Value.Flag(true));
          case Value.Num number -> true;
          case Value.Many many -> !many.values().isEmpty();
        };
    return refused
        || error
        || STATUS.stream()
            .map(values::get)
            .anyMatch(value ->
                value instanceof Value.Num(double status) && status >= 500 && status < 600);
  }

  private static OptionalDouble millis(Map<String, Value> values) {
    return TIMES.stream()
        .map(values::get)
        .filter(value -> value instanceof Value.Num(double millis) && millis >= 0)
        .mapToDouble(value -> value instanceof Value.Num(double millis) ? millis : 0)
        .findFirst();
  }
}
