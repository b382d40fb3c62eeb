package dev.headsup.functions.telemetry;

import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.trigger.Trigger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What decisions know of customers: their profiles, and what is known of their accounts where a
/// trigger asks about accounts, or a customer who has no time zone may take the account's.
final class Acquaintances {
  private final Profiles profiles;

  Acquaintances(Profiles profiles) {
    this.profiles = profiles;
  }

  /// Reads those of customers whom these triggers concern: all at once, and one more read for their
  /// accounts where any is needed.
  Map<CustomerId, Known> load(Collection<CustomerId> customers, Collection<Trigger> concerned) {
    boolean asked =
        concerned.stream()
            .anyMatch(trigger ->
                trigger.who().asksAboutAccounts()
                    || trigger.when().narrowing().asksAboutAccounts());
    Map<CustomerId, Known> known = new HashMap<>(profiles.load(customers));
    Set<AccountId> needed =
        known.values().stream()
            .map(Known::profile)
            .filter(profile -> asked || profile.zone().isEmpty())
            .map(Profile::membership)
            .filter(Objects::nonNull)
            .map(Profile.Membership::account)
            .collect(Collectors.toSet());
    if (!needed.isEmpty()) {
      Map<AccountId, Traits> accounts = profiles.accounts(needed);
      known.replaceAll((customer, one) -> in(one, accounts));
    }
    return known;
  }

  private static Known in(Known one, Map<AccountId, Traits> accounts) {
    return Optional.ofNullable(one.profile().membership())
        .map(Profile.Membership::account)
        .map(accounts::get)
        .map(one::in)
        .orElse(one);
  }
}
