package dev.headsup.aws.keys;

import dev.headsup.aws.keys.Leases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds each key to its rate, across all instances of a function.
///
/// Time is cut into windows of [#WINDOW]; a key has the budget of its rate in each. An instance
/// takes parts of it from [Leases] and spends them by itself: first as much as it spent in the
/// window before, then each time as much again as it has, but never more than a tenth of the budget
/// beyond what it needs at once. So a steady flow costs about one request for a thousand events,
/// and an instance of which nothing is known ties up no more than it spends twice, however many
/// there are. Once the budget is used up, the instance remembers it until the window ends: a flood
/// costs no request and no other key waits.
///
/// Of one window at most the budget is accepted, and one request over the line. While the store
/// does not answer, all is let through: an event counts more than a limit. Safe for use by many
/// threads.
public final class RateLimit {
  /// The length of a window.
  public static final Duration WINDOW = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(RateLimit.class);

  /// How long all is let through before a store that did not answer is asked again.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /// Windows by which another clock may be ahead; anything later was never right.
  private static final long SKEW = 6;

  private static final int TRIES = 3;

  private final Leases leases;
  private final InstantSource clock;
  private final Map<String, Spending> spendings = new HashMap<>();
  private Instant openUntil = Instant.MIN;
  private Instant failedAt = Instant.MIN;

  /// What this instance has of one key's window.
  private static final class Spending {
    private long window = Long.MIN_VALUE;
    private long left;
    private long leased;
    private long before;
    private boolean opened;
    private boolean over;

    void moveTo(long next) {
      before = next == window + 1 ? leased - left : 0;
      window = next;
      left = 0;
      leased = 0;
      over = false;
    }

    void add(Lease.Granted granted) {
      opened = leased == 0 ? granted.opened() : opened;
      leased += granted.events();
      left += granted.events();
    }

    /// How much to ask for next beyond what is needed at once. Nothing is asked for on suspicion:
    /// many instances that each kept a little ready would use the budget up among them.
    long part(long budget) {
      return Math.min(leased == 0 ? before : leased, budget / 10);
    }
  }

  public RateLimit(Leases leases, InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
  }

  /// Whether the key's budget is known to be used up, without asking anybody.
  ///
  /// @return how long until there is one again; empty when it may be tried
  public synchronized Optional<Duration> over(WriteKey key) {
    Instant now = clock.instant();
    Spending spending = spending(key, now);
    return spending.over ? Optional.of(untilNext(spending, now)) : Optional.empty();
  }

  /// Takes events out of the key's budget.
  ///
  /// @param events how many came in one request; an empty request counts as one
  /// @return empty when they are within the rate, else how long until there is a budget again
  public synchronized Optional<Duration> take(WriteKey key, int events) {
    Instant now = clock.instant();
    Spending spending = spending(key, now);
    int wanted = Math.max(1, events);
    if (!spending.over && spending.left < wanted) {
      if (now.isBefore(openUntil) && !now.isBefore(failedAt)) {
        return Optional.empty();
      }
      try {
        return leased(key, spending, wanted)
            ? Optional.empty()
            : Optional.of(untilNext(spending, now));
      } catch (RuntimeException noAnswer) {
        failedAt = now;
        openUntil = now.plus(PAUSE);
        LOG.warn("Rates cannot be held at the moment; every event is let through", noAnswer);
        return Optional.empty();
      }
    }
    if (spending.over) {
      return Optional.of(untilNext(spending, now));
    }
    spending.left -= wanted;
    return Optional.empty();
  }

  /// Whether the events may pass. More than one lease is needed only when the window changes
  /// meanwhile: what was left of the old one is not spent in the new.
  private boolean leased(WriteKey key, Spending spending, int wanted) {
    long budget = key.rate() * WINDOW.toSeconds();
    for (int i = 0; i < TRIES; i++) {
      long want = Math.max(wanted - spending.left, spending.part(budget));
      boolean opens = spending.opened && spending.leased == 0;
      Lease lease = leases.lease(key.id(), spending.window, want, budget, opens);
      if (lease.window() != spending.window) {
        spending.moveTo(lease.window());
      }
      switch (lease) {
        case Lease.Granted granted -> {
          spending.add(granted);
          if (spending.left >= wanted || granted.last()) {
            spending.left = Math.max(0, spending.left - wanted);
            spending.over = granted.last() && spending.left == 0;
            return true;
          }
        }
        case Lease.Refused refused -> {
          spending.over = true;
          return false;
        }
      }
    }
    throw new IllegalStateException("The window of key " + key.id() + " changed again and again");
  }

  private Spending spending(WriteKey key, Instant now) {
    Spending spending = spendings.computeIfAbsent(key.id(), id -> new Spending());
    long window = Math.floorDiv(now.getEpochSecond(), WINDOW.toSeconds());
    // Another instance's clock may be a little ahead; then its window is ours too.
    if (window > spending.window || spending.window > window + SKEW) {
      spending.moveTo(window);
    }
    return spending;
  }

  private static Duration untilNext(Spending spending, Instant now) {
    Instant next = Instant.ofEpochSecond((spending.window + 1) * WINDOW.toSeconds());
    return Duration.between(now, next);
  }
}
