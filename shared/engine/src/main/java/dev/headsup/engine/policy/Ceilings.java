package dev.headsup.engine.policy;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one customer gets at most, and where text messages may go, whatever else is decided: the
/// limits of the last guard before the providers. Caps say what is good for a customer; these hold
/// when something is wrong.
///
/// @param perDay messages to one customer in any 24 hours by e-mail, text message, push and webhook
///   together: 1 to 50
/// @param textsPerHour text messages to one customer in any hour: 1 to 20
/// @param textsPerPrefix text messages to numbers with the same first [#PREFIX] digits in an hour
///   of the clock: 1 to 100,000
/// @param countries to whose numbers text messages may go, by two capital letters; empty: to those
///   in which the policy says that customers may be, else to all
public record Ceilings(int perDay, int textsPerHour, int textsPerPrefix, Set<String> countries) {
  /// What holds without a policy.
  public static final Ceilings STANDARD = new Ceilings(5, 2, 20, Set.of());

  /// How many digits of a number name its prefix.
  public static final int PREFIX = 7;

  public Ceilings {
    countries = Set.copyOf(countries);
    check("messages a day", perDay, 50);
    check("texts an hour", textsPerHour, 20);
    check("texts a prefix", textsPerPrefix, 100_000);
  }

  private static void check(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(what + " are 1 to " + most + ": " + value);
    }
  }

  /// Whether a text message may go to a number. Countries that share a calling code are one here.
  ///
  /// @param candidates where customers may be, as the policy says ([QuietRules#listed])
  public boolean allows(String phone, List<ZoneId> candidates) {
    Set<ZoneId> allowed = new HashSet<>();
    if (countries.isEmpty()) {
      allowed.addAll(candidates);
    } else {
      countries.stream()
          .flatMap(letters -> Countries.zones(letters).stream())
          .forEach(allowed::addAll);
    }
    return allowed.isEmpty()
        ? countries.isEmpty()
        : Countries.ofPhone(phone).stream().anyMatch(allowed::contains);
  }
}
