package dev.headsup.functions.deliver;

import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.FallOver;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.outreach.Unanswered;
import dev.headsup.engine.outreach.Unanswered.Price;
import dev.headsup.engine.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what came of a message, and sees that what follows is never forgotten: the next try, the
/// look after an attempt without an answer, the channel that says it instead.
final class Aftermath {
  /// How a message is named that a spent budget or a ceiling withheld; infra/alarms.yaml counts the
  /// lines with it.
  static final String WITHHELD = "Withheld by a budget or a ceiling";

  private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

  /// How long the counts of unknown outcomes are kept.
  private static final Duration COUNTED = Duration.ofDays(400);

  private final Outreaches outreaches;
  private final DueEntries dues;
  private final Counters counters;
  private final Supplier<Policy> policy;
  private final InstantSource clock;

  /// @param policy as it was read last
  Aftermath(
      Outreaches outreaches,
      DueEntries dues,
      Counters counters,
      Supplier<Policy> policy,
      InstantSource clock) {
    this.outreaches = outreaches;
    this.dues = dues;
    this.counters = counters;
    this.policy = policy;
    this.clock = clock;
  }

  /// A message as it stands, and the one that another channel says instead.
  ///
  /// @param next empty where there is none
  /// @param withheld whether a limit held it back, so that nobody asked its provider
  record Outcome(Delivery delivery, Optional<Delivery> next, boolean withheld) {
    static Outcome of(Delivery delivery) {
      return new Outcome(delivery, Optional.empty(), false);
    }
  }

  /// It ended: nothing follows.
  Outcome ended(Delivery ended) {
    boolean written = outreaches.record(ended);
    if (!written) {
      LOG.warn("{} was taken over before its outcome {} was written", ended.id(), ended.state());
    }
    if (written && ended.state() == DeliveryState.UNKNOWN && ended.retryAt() == null) {
      count(Price.NEVER, ended.channel());
    }
    return Outcome.of(ended);
  }

  /// Its channel cannot say it: another one does, where there is one.
  ///
  /// @param delivery as it is, to be ended for this reason
  Outcome cannot(Delivery delivery, String why, Outreach outreach, Purpose purpose, Known known) {
    Delivery ended = delivery.failed(why, clock.instant());
    // One of which an attempt had no answer may have arrived: nobody hears it twice by this.
    return ended.state() == DeliveryState.FAILED
        ? elsewhere(ended, outreach, purpose, known)
        : ended(ended);
  }

  private Outcome elsewhere(Delivery ended, Outreach outreach, Purpose purpose, Known known) {
    Instant now = clock.instant();
    Set<Channel> used = EnumSet.of(ended.channel());
    outreaches
        .deliveries(ended.customer(), ended.outreach())
        .forEach(delivery -> used.add(delivery.channel()));
    Optional<Channel> other =
        FallOver.next(
            outreach, purpose, ended.channel(), used, known, policy.get(), now, ended.notAfter());
    if (other.isEmpty()) {
      return ended(ended);
    }
    Delivery next =
        Delivery.pending(ended.outreach(), ended.customer(), other.get(), ended.notAfter(), now);
    DueEntry rescue = DueEntry.Deliver.rescue(now, ended.customer(), ended.outreach());
    if (!outreaches.fallOver(ended, next, rescue)) {
      return ended(ended);
    }
    LOG.info("{}: {} says it instead, because {}", ended.id(), other.get(), ended.reason());
    if (ended.state() == DeliveryState.UNKNOWN) {
      count(Price.TWICE, ended.channel());
    }
    return new Outcome(ended, Optional.of(next), false);
  }

  /// A limit holds it back, and that must be heard of where no other channel says it.
  Outcome withheld(
      Delivery claimed,
      String why,
      boolean mayGoElsewhere,
      Outreach outreach,
      Purpose purpose,
      Known known) {
    Outcome outcome =
        mayGoElsewhere
            ? cannot(claimed, why, outreach, purpose, known)
            : ended(claimed.failed(why, clock.instant()));
    if (outcome.next().isEmpty()) {
      LOG.warn(WITHHELD + ": {}, trigger {}: {}", claimed.id(), outreach.trigger().id(), why);
    }
    return new Outcome(outcome.delivery(), outcome.next(), true);
  }

  /// Nobody knows whether it was sent: what follows is decided by purpose and channel.
  Outcome unanswered(
      Delivery delivery, String why, Outreach outreach, Purpose purpose, Known known) {
    Instant now = clock.instant();
    return switch (Unanswered.of(purpose, delivery.channel())) {
      case Unanswered.Exact exact -> later(delivery.repeated(why, now), Duration.ZERO);
      case Unanswered.Reconcile(Duration after) -> {
        Delivery unknown = delivery.unknown(why, now, after);
        look(unknown);
        yield ended(unknown);
      }
      case Unanswered.Elsewhere elsewhere ->
          elsewhere(delivery.unknown(why, now), outreach, purpose, known);
      case Unanswered.Never never -> ended(delivery.unknown(why, now));
    };
  }

  /// Sees that somebody looks when the provider had its time to tell.
  Outcome look(Delivery unknown) {
    Instant when = unknown.retryAt();
    if (when != null) {
      dues.add(new DueEntry.Deliver(when, unknown.customer(), unknown.outreach()));
    }
    return Outcome.of(unknown);
  }

  /// Leaves a message as it is, to be looked at again then.
  Outcome again(Delivery delivery, Instant then) {
    dues.add(new DueEntry.Deliver(then, delivery.customer(), delivery.outreach()));
    return Outcome.of(delivery);
  }

  /// The next try is put down before the message is pending again, so that it is never forgotten.
  ///
  /// @param atLeast how long the provider asked to wait
  Outcome later(Delivery pending, Duration atLeast) {
    Duration own = pending.backOff();
    again(pending, pending.at().plus(atLeast.compareTo(own) > 0 ? atLeast : own));
    return ended(pending);
  }

  /// Counts what an outcome that nobody knows may have cost; the message does not wait for it.
  void count(Price price, Channel channel) {
    Instant now = clock.instant();
    String counter = price.counter(channel, now);
    try {
      counters.add(counter, -1, 1, now.plus(COUNTED));
    } catch (RuntimeException lost) {
      LOG.error("One more could not be added to the number '{}'", counter, lost);
    }
  }
}
