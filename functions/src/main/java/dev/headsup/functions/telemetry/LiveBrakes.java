package dev.headsup.functions.telemetry;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brake.Approved;
import dev.headsup.engine.brake.Brake.Asked;
import dev.headsup.engine.brake.Brake.Stop;
import dev.headsup.engine.brake.Brake.Taken;
import dev.headsup.engine.brake.Brakes;
import dev.headsup.engine.brake.Held;
import dev.headsup.engine.decision.ContactPolicy;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Approval;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Ramp;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.BreakerWatch;
import dev.headsup.functions.Fresh;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The brakes as they are in the stores. What may be told is taken from the room of a version's
/// ramp before anything is committed, in one conditional write for all of a batch, so that no
/// number of workers together tells more than a step has. What stops a version is written down by
/// whoever sees it first.
final class LiveBrakes {
  private static final Logger LOG = LoggerFactory.getLogger(LiveBrakes.class);

  /// How a question to a second person is named; infra/alarms.yaml counts the lines with it.
  static final String ASKS = "A second person has to say yes";

  /// Where nobody knows how many customers there are.
  private static final long UNKNOWN_BASE = 100_000;

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration BASE_FRESH = Duration.ofMinutes(10);
  private static final Duration REFUSED = Duration.ofDays(1);
  private static final int ATTEMPTS = 20;

  private final Brakes brakes;
  private final Counters counters;
  private final Fresh<Long> base;
  private final BreakerWatch watch;
  private final InstantSource clock;
  private final Map<String, Read> read = new HashMap<>();
  private final Map<String, Fresh<Long>> usual = new HashMap<>();

  private record Read(Instant at, Brake brake) {}

  /// @param customers about how many there are
  LiveBrakes(
      Brakes brakes, Counters counters, Supplier<OptionalLong> customers, InstantSource clock) {
    this.brakes = brakes;
    this.counters = counters;
    this.clock = clock;
    this.watch = new BreakerWatch(brakes, counters, clock);
    this.base = new Fresh<>(BASE_FRESH, clock, before -> customers.get().orElse(UNKNOWN_BASE));
  }

  /// The channels that stopped by themselves, each with the figures. What is known of these
  /// triggers is read along.
  synchronized Map<Channel, String> stopped(Collection<Trigger> concerned) {
    List<String> keys = new ArrayList<>();
    concerned.forEach(trigger -> keys.add(Brake.of(trigger)));
    for (Channel channel : Channel.values()) {
      keys.add(Brake.of(channel));
    }
    Map<String, Brake> now = glance(keys);
    Map<Channel, String> stopped = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      Stop stop = of(now, Brake.of(channel)).stopped();
      if (stop != null) {
        stopped.put(channel, stop.why());
      }
    }
    return stopped;
  }

  private static Brake of(Map<String, Brake> brakes, String key) {
    return brakes.getOrDefault(key, Brake.released(key));
  }

  /// Lets messages through, or says why not.
  ///
  /// @param wanted how many messages of the trigger there are
  /// @param counted how many it told today, as counted a moment ago
  /// @param known how many it is to tell, where that is known; else 0
  synchronized Answer ask(Trigger trigger, long wanted, Policy rules, long counted, long known) {
    String key = Brake.of(trigger);
    Brake brake = of(glance(List.of(key)), key);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      brake = watched(trigger, brake, rules);
      if (brake.stopped() != null) {
        return new Answer(0, new Held.Stopped(brake.stopped().why()));
      }
      if (brake.watching() != null) {
        Brake after = brake.watched(wanted, clock.instant());
        if (brakes.replace(after)) {
          keep(after.written());
          return new Answer(0, new Held.Watching());
        }
        brake = of(brakes.read(List.of(key)), key);
        continue;
      }
      Room room = room(trigger, brake, wanted, rules, counted, known);
      if (room.free()) {
        return Answer.all(wanted);
      }
      Instant now = clock.instant();
      Taken taken = brake.take(wanted, room.ramp(), room.base(), room.most(), room.counted(), now);
      Brake after = taken.after();
      Held held = held(taken, wanted, room);
      if (held instanceof Held.Unapproved(long customers)) {
        after = asking(after, new Asked(customers, why(room), now));
      }
      if (after.equals(brake)) {
        return new Answer(0, held);
      }
      if (brakes.replace(after)) {
        keep(after.written());
        if (after.asked() != null && !after.asked().equals(brake.asked())) {
          LOG.warn(
              ASKS + ": {} wants to reach {} customers", trigger.id(), after.asked().customers());
        }
        return new Answer(taken.granted(), held);
      }
      brake = of(brakes.read(List.of(key)), key);
    }
    throw new IllegalStateException("Others kept taking first from " + key);
  }

  /// A no holds for a day: nobody is asked the same again before.
  private static Brake asking(Brake brake, Asked question) {
    Approved decided = brake.decided();
    return brake.isRefused()
            && decided != null
            && question.at().isBefore(decided.at().plus(REFUSED))
            && Approval.covers(decided.customers(), question.customers())
        ? brake
        : brake.asking(question);
  }

  /// What was let through.
  ///
  /// @param held why no more than that
  record Answer(long granted, Held held) {
    /// Everything.
    static Answer all(long wanted) {
      return new Answer(wanted, new Held.Ramp(0, null));
    }
  }

  /// @param free whether nothing needs to be counted one by one
  /// @param most how many may be told today; 0 where a person is asked before the first
  /// @param expected how many are known beforehand; 0 where nobody knows
  private record Room(boolean free, Ramp ramp, long base, long most, long counted, long expected) {}

  private Room room(
      Trigger trigger, Brake brake, long wanted, Policy rules, long counted, long known) {
    Approval approval = rules.braking().approval();
    boolean urgent = trigger.isAboutIncidents();
    Ramp ramp = Brake.ramp(trigger, rules.braking());
    boolean last = ramp.isLast(brake.pace().step());
    long expected = Math.max(known, brake.previewed() == null ? 0 : brake.previewed().perDay());
    boolean many = expected > approval.free();
    if (last && !urgent && !many && counted + wanted <= approval.free() / 2) {
      return new Room(true, ramp, 0, 0, counted, 0);
    }
    // Whoever tells few needs to know neither how many customers there are nor what is usual.
    boolean few = !many && Math.max(counted, brake.pace().today()) + wanted <= approval.free();
    if (few && (last || (brake.pace().step() == 0 && brake.pace().filled() == null))) {
      return new Room(false, ramp, 0, Long.MAX_VALUE, counted, 0);
    }
    long customers = base.get();
    long limit = approval.limit(customers, usual(trigger));
    long most = Math.max(limit, (long) (brake.approved() * (1 + Approval.TOLERANCE)));
    if (expected > most) {
      return new Room(false, ramp, customers, 0, counted, expected);
    }
    boolean free = last && !urgent && counted + wanted <= most / 2;
    return new Room(free, ramp, customers, most, counted, expected);
  }

  private static Held held(Taken taken, long wanted, Room room) {
    Brake after = taken.after();
    if (room.most() == 0) {
      return new Held.Unapproved(room.expected());
    }
    if (after.pace().today() >= room.most() && taken.granted() < wanted) {
      return new Held.Unapproved(
          Math.min(Math.max(room.base(), room.most() + 1), 10 * room.most()));
    }
    return new Held.Ramp(
        room.ramp().size(after.pace().step(), room.base()), after.opens(room.ramp()).orElse(null));
  }

  private static String why(Room room) {
    if (room.most() == 0) {
      return "about "
          + room.expected()
          + " customers are known beforehand, of about "
          + room.base();
    }
    return "more than " + room.most() + " customers in a day, of about " + room.base();
  }

  /// On the busiest of the last thirty days.
  private long usual(Trigger trigger) {
    return usual
        .computeIfAbsent(
            trigger.id(), id -> new Fresh<>(BASE_FRESH, clock, before -> busiest(trigger)))
        .get();
  }

  private long busiest(Trigger trigger) {
    return counters.read(ContactPolicy.audiencesBefore(trigger, clock.instant())).values().stream()
        .mapToLong(Counters.Count::total)
        .max()
        .orElse(0);
  }

  /// Gives back what was let through and did not go out. Where that does not work the room is lost,
  /// which only slows the version down.
  synchronized void giveBack(String key, long unused) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Brake brake = of(brakes.read(List.of(key)), key);
      Brake after = brake.giveBack(unused);
      if (after.equals(brake) || brakes.replace(after)) {
        read.remove(key);
        return;
      }
    }
    LOG.warn("{} of {} were not given back", unused, key);
  }

  /// Stops what the figures of a version call to stop: it, or a channel of which the provider
  /// fails.
  private Brake watched(Trigger trigger, Brake brake, Policy rules) {
    List<String> channels = trigger.send().channels().stream().map(Brake::of).toList();
    Map<String, Brake> known = glance(channels);
    known.put(brake.key(), brake);
    List<Brake> changed = watch.look(trigger, known, rules.braking().breakers());
    changed.forEach(this::keep);
    return changed.stream().filter(one -> one.key().equals(brake.key())).findFirst().orElse(brake);
  }

  private void keep(Brake brake) {
    read.put(brake.key(), new Read(clock.instant(), brake));
  }

  /// As read a moment ago: who takes room finds out when that was too old.
  private Map<String, Brake> glance(List<String> keys) {
    Instant now = clock.instant();
    read.values().removeIf(one -> now.isBefore(one.at()) || !now.minus(FRESH).isBefore(one.at()));
    List<String> missing = keys.stream().filter(key -> !read.containsKey(key)).toList();
    if (!missing.isEmpty()) {
      brakes.read(missing).values().forEach(this::keep);
    }
    Map<String, Brake> found = new HashMap<>();
    read.forEach((key, one) -> found.put(key, one.brake()));
    return found;
  }
}
