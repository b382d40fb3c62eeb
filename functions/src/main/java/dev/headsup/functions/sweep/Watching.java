package dev.headsup.functions.sweep;

import dev.headsup.engine.incident.Components;
import dev.headsup.engine.metric.Anomaly;
import dev.headsup.engine.metric.Series;
import dev.headsup.engine.metric.States;
import dev.headsup.engine.metric.Tallies;
import dev.headsup.engine.metric.Tally;
import dev.headsup.engine.metric.Watch;
import dev.headsup.engine.metric.Watchlist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at each part of the product when a slot of five minutes is over: what was counted goes to
/// its watch, and what the watches found goes on.
///
/// Watches live in memory and are written every half hour, and whenever something was found. A
/// function that starts anew reads them and leads them over the slots since, to the same state.
final class Watching {
  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);

  /// How long a slot is left open for what clients send late.
  static final Duration GRACE = Duration.ofMinutes(2);

  /// States are written when so many slots are over.
  private static final int WRITTEN_EVERY = 6;

  /// A watch of which nothing was heard for so long is forgotten.
  private static final Duration FORGOTTEN = Duration.ofDays(60);

  private final Supplier<Components> components;
  private final Tallies tallies;
  private final States states;
  private final BiConsumer<List<Anomaly>, Instant> found;
  private final Map<Series, Watch> watches = new HashMap<>();
  private Instant done = Instant.EPOCH;

  /// @param found takes what is not as usual, or is as usual again, and when it was looked at
  Watching(
      Supplier<Components> components,
      Tallies tallies,
      States states,
      BiConsumer<List<Anomaly>, Instant> found) {
    this.components = components;
    this.tallies = tallies;
    this.states = states;
    this.found = found;
  }

  /// Looks at the slots that are over and were not looked at.
  ///
  /// @return how many series were looked at; 0 where there was nothing to do
  int run(Instant now) {
    Instant last = Tallies.slot(now.minus(GRACE)).minus(Tallies.SLOT);
    if (!last.isAfter(done)) {
      return 0;
    }
    List<Series> all = new Watchlist(components.get()).all();
    if (all.isEmpty()) {
      done = last;
      return 0;
    }
    load(all);
    Map<Instant, Map<String, Tally>> counted = counted(last);
    List<Anomaly> anomalies = new ArrayList<>();
    for (Series series : all) {
      Watch watch = watches.get(series);
      if (watch != null) {
        Instant from = from(watch, last);
        for (Instant slot = from; !slot.isAfter(last); slot = slot.plus(Tallies.SLOT)) {
          Map<String, Tally> here = counted.getOrDefault(slot, Map.of());
          List<Anomaly> news = watch.next(slot, here.getOrDefault(series.key(), Tally.NONE));
          if (slot.equals(last)) {
            anomalies.addAll(news);
          }
        }
      }
    }
    if (!anomalies.isEmpty()) {
      found.accept(anomalies, now);
    }
    if (!anomalies.isEmpty()
        || last.getEpochSecond() / Tallies.SLOT.toSeconds() % WRITTEN_EVERY == 0) {
      watches.forEach(
          (series, watch) -> states.write(name(series), watch.state(), now.plus(FORGOTTEN)));
    }
    done = last;
    return all.size();
  }

  private void load(List<Series> all) {
    watches.keySet().retainAll(all);
    List<Series> missing = all.stream().filter(series -> !watches.containsKey(series)).toList();
    if (missing.isEmpty()) {
      return;
    }
    Map<String, byte[]> known = states.read(missing.stream().map(Watching::name).toList());
    for (Series series : missing) {
      byte[] state = known.get(name(series));
      watches.put(series, state == null ? new Watch(series) : read(series, state));
    }
  }

  private static Watch read(Series series, byte[] state) {
    try {
      return Watch.of(series, state);
    } catch (IllegalArgumentException unreadable) {
      LOG.error("The watch of {} begins anew", series.name(), unreadable);
      return new Watch(series);
    }
  }

  /// The slots that some watch has not seen.
  private Map<Instant, Map<String, Tally>> counted(Instant last) {
    TreeSet<Instant> slots = new TreeSet<>();
    for (Watch watch : watches.values()) {
      for (Instant slot = from(watch, last); !slot.isAfter(last); slot = slot.plus(Tallies.SLOT)) {
        slots.add(slot);
      }
    }
    return tallies.read(slots);
  }

  /// A watch that is new begins now; one that slept for longer than slots are kept passes over
  /// them.
  private static Instant from(Watch watch, Instant last) {
    Instant oldest = last.minus(Tallies.KEPT);
    return watch
        .upTo()
        .map(before -> before.plus(Tallies.SLOT))
        .map(next -> next.isBefore(oldest) ? oldest : next)
        .orElse(last);
  }

  private static String name(Series series) {
    return "watch " + series.key();
  }
}
