package dev.headsup.functions.deliver;

import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.brake.Brake.Stop;
import dev.headsup.engine.brake.Brakes;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What stopped by itself, as messages that were decided before meet it: they wait, and end when
/// they come too late. Known for [#FRESH]. Not safe for use by several threads.
final class BrakeStops {
  /// So much later than a breaker opens the last message leaves.
  static final Duration FRESH = Duration.ofSeconds(5);

  /// How long a message waits before it is looked at again.
  static final Duration WAIT = Duration.ofMinutes(5);

  private final Brakes brakes;
  private final InstantSource clock;
  private final Map<String, Read> read = new HashMap<>();

  private record Read(Instant at, Brake brake) {}

  BrakeStops(Brakes brakes, InstantSource clock) {
    this.brakes = brakes;
    this.clock = clock;
  }

  /// Why a message has to wait, if it has to.
  Optional<String> of(Outreach outreach, Channel channel) {
    List<String> keys =
        List.of(Brake.of(outreach.trigger().id(), outreach.trigger().hash()), Brake.of(channel));
    Instant now = clock.instant();
    read.values().removeIf(one -> now.isBefore(one.at()) || !now.minus(FRESH).isBefore(one.at()));
    List<String> missing = keys.stream().filter(key -> !read.containsKey(key)).toList();
    if (!missing.isEmpty()) {
      brakes.read(missing).forEach((key, brake) -> read.put(key, new Read(now, brake)));
    }
    return keys.stream()
        .flatMap(key -> Stream.ofNullable(read.get(key)))
        .map(one -> one.brake().stopped())
        .filter(Objects::nonNull)
        .map(Stop::why)
        .findFirst();
  }
}
