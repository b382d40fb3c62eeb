package dev.headsup.functions.console;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.outreach.Outreach;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The names and time zones of those whom a page mentions.
record People(Map<CustomerId, Known> known) {
  People {
    known = Map.copyOf(known);
  }

  static People of(Collection<Outreach> outreaches, Profiles profiles) {
    Set<CustomerId> customers = new HashSet<>();
    outreaches.forEach(outreach -> customers.add(outreach.customer()));
    return new People(customers.isEmpty() ? Map.of() : profiles.load(customers));
  }

  String name(CustomerId customer) {
    return name(profile(customer));
  }

  /// The customer's zone; UTC when it is not known.
  ZoneId zone(CustomerId customer) {
    return zone(profile(customer));
  }

  static ZoneId zone(Profile profile) {
    return profile.zone().orElse(ZoneOffset.UTC);
  }

  /// The name to show; an anonymous id says nothing to anybody.
  static String name(Profile profile) {
    return profile.customer().isAnonymous() && profile.traits().text("name").isEmpty()
        ? "Somebody not signed in"
        : profile.displayName();
  }

  private Profile profile(CustomerId customer) {
    Known found = known.get(customer);
    return found == null ? Profile.unknown(customer) : found.profile();
  }
}
