package dev.headsup.engine.policy;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where a customer may be, as far as clocks go.
///
/// @param source what tells it
/// @param all one zone where it is known, else each that it may be; never empty, no two with the
///   same rules
/// @param phone the zones of the country of their phone number; may be empty
public record Zones(Source source, List<ZoneId> all, List<ZoneId> phone) {
  /// What tells where a customer is, the best first.
  public enum Source {
    /// Their own profile.
    CUSTOMER,
    /// The account that they belong to.
    ACCOUNT,
    /// The policy's zone for everybody of whom nothing better is known.
    STACK,
    /// The zones that the policy names as possible.
    LISTED,
    /// The country of their phone number.
    PHONE,
    /// Nothing: they may be anywhere.
    NOTHING
  }

  /// Every zone in use on earth, each set of rules once.
  private static final List<ZoneId> EVERYWHERE = everywhere();

  public Zones {
    all = List.copyOf(all);
    phone = List.copyOf(phone);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("A customer is somewhere");
    }
  }

  /// Takes the best of what is known.
  ///
  /// @param customer the zone of the profile, if there is one
  /// @param account the zone of the account, if there is one
  /// @param stack the zone of the policy, if there is one
  /// @param listed the zones that the policy names as possible; may be empty
  /// @param phone the zones of the country of the phone number; empty where there is none
  public static Zones of(
      @Nullable ZoneId customer,
      @Nullable ZoneId account,
      @Nullable ZoneId stack,
      Collection<ZoneId> listed,
      Collection<ZoneId> phone) {
    List<ZoneId> calls = distinct(phone);
    if (customer != null) {
      return new Zones(Source.CUSTOMER, List.of(customer), calls);
    }
    if (account != null) {
      return new Zones(Source.ACCOUNT, List.of(account), calls);
    }
    if (stack != null) {
      return new Zones(Source.STACK, List.of(stack), calls);
    }
    if (!listed.isEmpty()) {
      return new Zones(Source.LISTED, distinct(listed), calls);
    }
    return calls.isEmpty()
        ? new Zones(Source.NOTHING, EVERYWHERE, calls)
        : new Zones(Source.PHONE, calls, calls);
  }

  /// Whether one zone is known, be it only the policy's.
  public boolean isKnown() {
    return switch (source) {
      case CUSTOMER, ACCOUNT, STACK -> true;
      case LISTED, PHONE, NOTHING -> false;
    };
  }

  /// The zones in which an hour must be fine for a text message: where the zone and the phone
  /// number's country disagree, all of both.
  List<ZoneId> forText() {
    Set<ZoneRules> calls = new LinkedHashSet<>();
    phone.forEach(zone -> calls.add(zone.getRules()));
    boolean agree =
        phone.isEmpty() || all.stream().allMatch(zone -> calls.contains(zone.getRules()));
    if (agree) {
      return all;
    }
    List<ZoneId> both = new ArrayList<>(all);
    both.addAll(phone);
    return distinct(both);
  }

  private static List<ZoneId> distinct(Collection<ZoneId> zones) {
    Set<ZoneRules> seen = new LinkedHashSet<>();
    return zones.stream().filter(zone -> seen.add(zone.getRules())).toList();
  }

  private static List<ZoneId> everywhere() {
    return distinct(
        new TreeSet<>(ZoneId.getAvailableZoneIds())
            .stream()
                .filter(name -> name.contains("/") && !name.startsWith("Etc/"))
                .filter(name -> !name.startsWith("SystemV/"))
                .map(ZoneId::of)
                .toList());
  }
}
