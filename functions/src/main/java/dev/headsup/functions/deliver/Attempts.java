package dev.headsup.functions.deliver;

import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.decision.Health.Sign;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What came of the attempts of one call of the function, summed up, so that a batch of messages of
/// one trigger adds to [Health] once. It never stands between a provider's answer and the ledger,
/// and a number that cannot be added to fails no message.
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private record Key(Health health, Sign sign) {}

  private final Map<Key, Long> sums = new LinkedHashMap<>();

  /// Notes what an attempt made of a message, if there was one.
  void note(Outreach outreach, Delivery before, Delivery after) {
    if (after.attempts() > before.attempts()) {
      sign(after)
          .ifPresent(sign ->
              sums.merge(
                  new Key(
                      new Health(
                          outreach.trigger().id(), outreach.trigger().hash(), after.channel()),
                      sign),
                  1L,
                  Long::sum));
    }
  }

  private static Optional<Sign> sign(Delivery after) {
    return switch (after.state()) {
      case SENT, DELIVERED, BOUNCED, COMPLAINED -> Optional.of(Sign.SENT);
      case FAILED, UNKNOWN -> Optional.of(Sign.PROVIDER_ERROR);
      case PENDING, SENDING, KEPT, FOREIGN -> Optional.empty();
    };
  }

  /// Adds the sums to the numbers that all share.
  void count(Counters counters, Instant now) {
    sums.forEach((key, more) -> {
      try {
        key.health.count(counters, key.sign, more, now);
      } catch (RuntimeException lost) {
        LOG.error("{} more could not be added to {}", more, key, lost);
      }
    });
    sums.clear();
  }
}
