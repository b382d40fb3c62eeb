package dev.headsup.engine.policy;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Brand;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/// The rules of the whole company, in one place. Every gate that is not about one trigger asks one
/// part of it.
///
/// @param hash SHA-256 of the policy's file in hex, on every decision; `standard` for [#standard],
///   `closed` for [#closed]
/// @param budgets for all customers together
/// @param ceilings the last limits before the providers
/// @param holdout the share of customers who never get help or marketing, to measure the effect of
///   all of it: 0 to 0.5
public record Policy(
    String hash,
    ConsentRule consent,
    Caps caps,
    QuietRules quiet,
    Fatigue fatigue,
    Rest rest,
    Surge surge,
    Heart heart,
    List<Budget> budgets,
    Ceilings ceilings,
    AudienceCeiling audience,
    Arbitration arbitration,
    KillSwitch stop,
    double holdout,
    Brand brand,
    Braking braking) {

  /// The highest share that may be left out.
  public static final double MAX_HOLDOUT = 0.5;

  private static final String CLOSED = "closed";

  public Policy {
    budgets = List.copyOf(budgets);
    if (!(holdout >= 0 && holdout <= MAX_HOLDOUT)) {
      throw new IllegalArgumentException("A holdout is 0 to " + MAX_HOLDOUT + ": " + holdout);
    }
  }

  /// What holds where a stack has no policy of its own. A method, since the constant is a policy
  /// itself and could not be made before this class is.
  public static Policy standard() {
    return StandardPolicy.POLICY;
  }

  /// Sends nothing: for a stack whose policy cannot be read, until it can be.
  ///
  /// @param why for people
  public static Policy closed(String why) {
    return standard().with(CLOSED, new KillSwitch(true, why, Set.of(), Set.of()));
  }

  /// Whether it only stands in for one that cannot be read: then nothing is decided for good.
  public boolean isClosed() {
    return hash.equals(CLOSED);
  }

  /// The share of customers who are left out of messages of a purpose.
  public double holdout(Purpose purpose) {
    return switch (purpose) {
      case SECURITY, SERVICE -> 0;
      case HELP, MARKETING -> holdout;
    };
  }

  /// The zone of the company's calendar: that of its policy, else UTC.
  public ZoneId zone() {
    ZoneId zone = quiet.zone();
    return zone == null ? ZoneOffset.UTC : zone;
  }

  /// This policy with other brakes.
  public Policy with(Braking other) {
    return new Policy(
        hash,
        consent,
        caps,
        quiet,
        fatigue,
        rest,
        surge,
        heart,
        budgets,
        ceilings,
        audience,
        arbitration,
        stop,
        holdout,
        brand,
        other);
  }

  /// This policy with something stopped.
  ///
  /// @param named the hash of what comes out
  public Policy with(String named, KillSwitch stopped) {
    return new Policy(
        named,
        consent,
        caps,
        quiet,
        fatigue,
        rest,
        surge,
        heart,
        budgets,
        ceilings,
        audience,
        arbitration,
        stopped,
        holdout,
        brand,
        braking);
  }
}
