package dev.headsup.functions;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brake.Stop;
import dev.headsup.engine.brake.Brakes;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Breakers;
import dev.headsup.engine.policy.Breakers.Trip;
import dev.headsup.engine.policy.Figures;
import dev.headsup.engine.policy.Figures.Bad;
import dev.headsup.engine.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops what the figures of the last day call to stop: a version of a trigger, or a channel of
/// which the provider fails. Whoever sees it first writes it down; better figures do not lift it.
/// Not safe for use by several threads.
public final class BreakerWatch {
  private static final Logger LOG = LoggerFactory.getLogger(BreakerWatch.class);

  /// How a stop is named; infra/alarms.yaml counts the lines with it.
  static final String STOPPED = "Stopped by a brake";

  /// How half of the way to a stop is named; infra/alarms.yaml counts the lines with it.
  static final String NEAR = "Half way to a stop";

  private static final Duration WARN_AGAIN = Duration.ofMinutes(10);
  private static final int ATTEMPTS = 20;

  private final Brakes brakes;
  private final HealthReader health;
  private final InstantSource clock;
  private final Map<String, Instant> warned = new HashMap<>();

  /// @param counters that say what came of messages
  public BreakerWatch(Brakes brakes, Counters counters, InstantSource clock) {
    this.brakes = brakes;
    this.health = new HealthReader(counters, clock);
    this.clock = clock;
  }

  /// Looks at all of these triggers, also when nothing of them is decided any more. Only those are
  /// read in full of which enough went out or failed.
  public void lookAll(Collection<Trigger> triggers, Breakers rules) {
    List<Trigger> busy = health.busy(triggers, rules.sample());
    if (busy.isEmpty()) {
      return;
    }
    List<String> keys = new ArrayList<>(busy.stream().map(Brake::of).toList());
    for (Channel channel : Channel.values()) {
      keys.add(Brake.of(channel));
    }
    Map<String, Brake> known = new HashMap<>(brakes.read(keys));
    busy.forEach(trigger ->
        look(trigger, known, rules).forEach(changed -> known.put(changed.key(), changed)));
  }

  /// Looks at one trigger.
  ///
  /// @param known how the version and its channels stand with the brakes, by key
  /// @return those that stopped now, as they are stored
  public List<Brake> look(Trigger trigger, Map<String, Brake> known, Breakers rules) {
    Map<String, Brake> changed = new HashMap<>();
    String version = Brake.of(trigger);
    for (Channel channel : trigger.send().channels()) {
      String by = Brake.of(channel);
      Brake mine = changed.getOrDefault(version, of(known, version));
      Brake theirs = of(known, by);
      Figures figures = health.figures(trigger, channel, mine.since(), theirs.since());
      Trip trip = rules.trips(figures).orElse(null);
      if (trip == null) {
        rules
            .warns(figures)
            .ifPresent(near -> warn(near.how() == Bad.ERRORS ? by : version, near, channel));
      } else {
        Brake meant = trip.how() == Bad.ERRORS ? theirs : mine;
        if (meant.stopped() == null) {
          changed.put(meant.key(), stop(meant, trip, channel));
        }
      }
    }
    return List.copyOf(changed.values());
  }

  private static Brake of(Map<String, Brake> known, String key) {
    return known.getOrDefault(key, Brake.released(key));
  }

  private Brake stop(Brake brake, Trip trip, Channel channel) {
    String why = words(trip, channel);
    Brake latest = brake;
    for (int attempt = 0; attempt < ATTEMPTS && latest.stopped() == null; attempt++) {
      Brake stop = latest.stop(new Stop(why, clock.instant()));
      if (brakes.replace(stop)) {
        LOG.error(STOPPED + ": {}, {}", brake.key(), why);
        latest = stop.written();
      } else {
        latest = of(brakes.read(List.of(brake.key())), brake.key());
      }
    }
    return latest;
  }

  private static String words(Trip trip, Channel channel) {
    return trip.words() + ", by " + channel.word();
  }

  private void warn(String key, Trip near, Channel channel) {
    Instant now = clock.instant();
    Instant last = warned.get(key);
    if (last == null || now.isAfter(last.plus(WARN_AGAIN))) {
      warned.put(key, now);
      LOG.warn(NEAR + ": {}, {}", key, words(near, channel));
    }
  }
}
