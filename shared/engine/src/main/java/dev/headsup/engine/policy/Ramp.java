package dev.headsup.engine.policy;

import dev.headsup.engine.customer.Purpose;
import java.time.Duration;
import java.util.List;

/// How far a new version of a trigger goes at first: to a few customers, then to growing shares of
/// all, with a hold after each step in which the bad news can arrive.
///
/// @param first how many messages the first step has; at least 1
/// @param shares of all customers, one for each further step, growing; after them all
/// @param hold how long after a step is full the next one begins
/// @param all whether it holds messages of security and service too, which answer what a customer
///   did or what happened to their account
public record Ramp(long first, List<Double> shares, Duration hold, boolean all) {
  /// Everybody at once.
  public static final Ramp NONE = new Ramp(Long.MAX_VALUE, List.of(), Duration.ZERO, true);

  /// A step that took so long to fill has had its hold while it did.
  private static final Duration LONG = Duration.ofDays(1);

  public Ramp {
    shares = List.copyOf(shares);
    double before = 0;
    for (double share : shares) {
      if (!(share > before && share < 1)) {
        throw new IllegalArgumentException("Shares of a ramp grow and stay below 1: " + shares);
      }
      before = share;
    }
    if (first < 1 || hold.isNegative()) {
      throw new IllegalArgumentException("A ramp begins with 1 or more: " + first + ", " + hold);
    }
  }

  /// What holds messages of a purpose: this, or nothing.
  public Ramp of(Purpose purpose) {
    return all || purpose.needsGrant() ? this : NONE;
  }

  /// How many messages of a version may have gone out at the end of a step, counted from 0.
  ///
  /// @param base how many customers there are
  public long size(int step, long base) {
    if (step == 0) {
      return first;
    }
    return step > shares.size()
        ? Long.MAX_VALUE
        : Math.max(first, (long) Math.ceil(shares.get(step - 1) * base));
  }

  /// Whether a step is the last, in which everybody may hear.
  public boolean isLast(int step) {
    return first == Long.MAX_VALUE || step > shares.size();
  }

  /// How long the hold after a step is.
  ///
  /// @param filling how long the step took to fill
  public Duration holdAfter(Duration filling) {
    return filling.compareTo(LONG) < 0 ? hold : Duration.ZERO;
  }
}
