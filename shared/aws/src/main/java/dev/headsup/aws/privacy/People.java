package dev.headsup.aws.privacy;

import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Handle;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.message.Channel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Finds one customer under every id and address that was ever theirs. What leads to them from an
/// address that they had once is found by walking the profiles table, as nothing else knows it.
final class People {
  private static final int MOST_HOPS = 10;

  private final Activities activities;
  private final Profiles profiles;
  private final TableRows rows;

  /// @param rows of the profiles table
  People(Activities activities, Profiles profiles, TableRows rows) {
    this.activities = activities;
    this.profiles = profiles;
    this.rows = rows;
  }

  /// The customer who came by an id, also where half of what was known of them is gone already.
  Person find(CustomerId asked) {
    CustomerId today = today(asked);
    Set<CustomerId> ids = new ConcurrentSkipListSet<>(profiles.ids(today));
    ids.add(asked);
    Set<AddressHash> addresses = new HashSet<>();
    int known;
    do {
      known = ids.size();
      Set<CustomerId> more = new ConcurrentSkipListSet<>(ids);
      rows.among(row -> isTheirs(row, ids))
          .forEach(row -> {
            linked(row, ids).forEach(more::add);
            address(row).ifPresent(addresses::add);
          });
      ids.addAll(more);
    } while (ids.size() > known);
    Set<String> texts = new TreeSet<>();
    for (Profiles.Known one : profiles.load(ids).values()) {
      Profile profile = one.profile();
      profile.email().ifPresent(texts::add);
      profile.phone().ifPresent(texts::add);
      profile.handles().stream().map(Handle::name).forEach(texts::add);
      for (Channel channel : Channel.values()) {
        profile
            .address(channel)
            .ifPresent(address -> addresses.add(AddressHash.of(channel, address)));
      }
      addresses.addAll(one.preferences().suppressed());
    }
    return new Person(today, ids, addresses, texts);
  }

  private CustomerId today(CustomerId asked) {
    CustomerId today = asked;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      CustomerId here = today;
      Optional<CustomerId> next =
          Optional.ofNullable(activities.load(List.of(here)).get(here)).flatMap(Stored::joined);
      if (next.isEmpty()) {
        break;
      }
      today = next.get();
    }
    // Consent leads on where the activity is gone.
    CustomerId here = today;
    return Optional.ofNullable(profiles.load(List.of(here)).get(here))
        .map(known -> known.profile().customer())
        .orElse(here);
  }

  private static boolean isTheirs(Map<String, AttributeValue> row, Set<CustomerId> ids) {
    return linked(row, ids).findAny().isPresent();
  }

  /// The ids that a row ties together, if one of them is among these.
  private static Stream<CustomerId> linked(Map<String, AttributeValue> row, Set<CustomerId> ids) {
    String sk = Match.text(row, "sk");
    List<CustomerId> named =
        List.of(
                Match.after(Match.BELOW, Match.text(row, "pk")),
                Match.after(Match.BELOW, sk),
                Match.after(Match.WRITTEN_TO, sk),
                Match.after(Match.CAME_AS, sk),
                Match.text(row, "into"))
            .stream()
            .filter(id -> !id.isBlank())
            .map(CustomerId::new)
            .toList();
    return named.stream().anyMatch(ids::contains) ? named.stream() : Stream.empty();
  }

  /// The address below which, or from which, a row leads to a customer.
  private static Optional<AddressHash> address(Map<String, AttributeValue> row) {
    String[] parts = Match.text(row, "pk").split("#");
    boolean one = parts.length == 3 && (parts[0].equals("x") || parts[0].equals("at"));
    return one
        ? Arrays.stream(Channel.values())
            .filter(channel -> channel.name().equals(parts[1]) || channel.word().equals(parts[1]))
            .findFirst()
            .map(channel -> new AddressHash(channel, parts[2]))
        : Optional.empty();
  }
}
