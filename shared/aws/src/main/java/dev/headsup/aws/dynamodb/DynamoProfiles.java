package dev.headsup.aws.dynamodb;

import dev.headsup.aws.Rounds;
import dev.headsup.aws.dynamodb.Statements.Statement;
import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Traits;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Profiles, consents and accounts in DynamoDB: 50 customers a read. News that changes nothing is
/// not written; a profile alone is written 25 a call; a consent goes with its history in one
/// transaction of its customer.
public final class DynamoProfiles implements Profiles {
  /// The source of preferences that came with the other half of a person.
  private static final String JOINED = "joined";

  /// Circles are not written; this only bounds the reads should one be stored.
  private static final int MOST_HOPS = 10;

  private final DynamoDbClient client;
  private final String table;
  private final Reads reads;

  /// @param table the name of the profiles table
  public DynamoProfiles(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.reads = new Reads(client, table);
  }

  @Override
  public Map<CustomerId, Known> load(Collection<CustomerId> customers) {
    Map<CustomerId, Known> known = new HashMap<>();
    today(customers)
        .forEach((customer, stored) ->
            known.put(
                customer,
                new Known(
                    stored.profile(),
                    stored.consent(),
                    stored.preferences(),
                    stored.consentVersion())));
    return known;
  }

  /// Who each of them is today, by the id that was asked for: follows joins to their end.
  private Map<CustomerId, StoredCustomer> today(Collection<CustomerId> customers) {
    return today(stored(customers));
  }

  private Map<CustomerId, StoredCustomer> today(Map<CustomerId, StoredCustomer> read) {
    Map<CustomerId, StoredCustomer> ends = new HashMap<>(read);
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      Set<CustomerId> next = new HashSet<>();
      ends.values().forEach(end -> end.joined().ifPresent(next::add));
      if (next.isEmpty()) {
        return ends;
      }
      Map<CustomerId, StoredCustomer> further = stored(next);
      ends.replaceAll((asked, end) -> end.joined().map(further::get).orElse(end));
    }
    return ends;
  }

  private Map<CustomerId, StoredCustomer> stored(Collection<CustomerId> customers) {
    Map<CustomerId, StoredCustomer> found = new HashMap<>();
    customers.forEach(customer -> found.put(customer, StoredCustomer.nothing(customer)));
    List<Map<String, AttributeValue>> keys =
        List.copyOf(found.keySet()).stream()
            .flatMap(customer ->
                Stream.of(
                    ProfileItem.key(customer, ProfileItem.PROFILE), ConsentItem.key(customer)))
            .toList();
    reads.each(
        keys,
        item ->
            found.computeIfPresent(
                ProfileItem.customer(item), (customer, before) -> before.with(customer, item)));
    return found;
  }

  @Override
  public void merge(List<Change> changes) {
    Map<CustomerId, Change> left = new HashMap<>();
    changes.forEach(
        change -> left.merge(change.profile().customer(), change, DynamoProfiles::together));
    if (!left.isEmpty()) {
      Rounds.until("Merging news about " + left.size() + " customers", () -> round(left));
    }
  }

  private static Change together(Change one, Change other) {
    return new Change(
        one.profile().merge(other.profile()),
        one.consent().merge(other.consent()),
        one.preferences().merge(other.preferences()));
  }

  /// Reads, merges and writes; who was overtaken stays in `left` for the next round.
  private boolean round(Map<CustomerId, Change> left) {
    List<CustomerId> overtaken = new ArrayList<>();
    List<CustomerId> alone = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    Map<CustomerId, StoredCustomer> known = stored(left.keySet());
    known
        .values()
        .removeIf(stored -> {
          CustomerId into = stored.into();
          Change news = into == null ? null : left.remove(stored.profile().customer());
          if (into == null || news == null) {
            return false;
          }
          left.merge(into, news.about(into), DynamoProfiles::together);
          overtaken.add(into);
          return true;
        });
    lead(known, left);
    known.forEach((customer, before) -> {
      Change news = left.getOrDefault(customer, nothingNew(customer));
      Profile profile = before.profile().merge(news.profile());
      Consent consent = before.consent().merge(news.consent());
      Preferences preferences = before.preferences().merge(news.preferences());
      boolean sameProfile = profile.equals(before.profile());
      if (!consent.equals(before.consent()) || !preferences.equals(before.preferences())) {
        List<TransactWriteItem> actions =
            before.saying(table, consent, preferences, JOINED, newest(profile));
        if (!sameProfile) {
          actions.add(ProfileItem.change(table, profile, before.profileVersion()).inTransaction());
        }
        if (!new Transactions(client).run("Consent of " + customer, actions).isEmpty()) {
          overtaken.add(customer);
        }
      } else if (!sameProfile) {
        alone.add(customer);
        statements.add(ProfileItem.statement(table, profile, before.profileVersion()));
      }
    });
    new Statements(client).run(statements).forEach(place -> overtaken.add(alone.get(place)));
    left.keySet().retainAll(overtaken);
    return left.isEmpty();
  }

  /// Writes the directory before the profiles: what leads to somebody who does not say so is passed
  /// over, and after a crash between the two the news come again.
  private void lead(Map<CustomerId, StoredCustomer> known, Map<CustomerId, Change> news) {
    List<Statement> leads = new ArrayList<>();
    known.forEach((customer, before) -> {
      Profile after =
          before.profile().merge(news.getOrDefault(customer, nothingNew(customer)).profile());
      Set<String> fresh = ProfileItem.directoryKeys(after);
      fresh.removeAll(ProfileItem.directoryKeys(before.profile()));
      fresh.forEach(key -> leads.add(ProfileItem.leads(table, key, customer)));
    });
    // A refused one is written already.
    new Statements(client).run(leads);
  }

  /// When the newest of the traits was told: a join has no time of its own.
  private static Instant newest(Profile profile) {
    return profile.traits().all().values().stream()
        .map(Traits.Dated::at)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  @Override
  public void say(CustomerId customer, Consent words) {
    Rounds.until(
        "Consent of " + customer,
        () -> {
          StoredCustomer before = today(customer);
          Consent after = before.consent().merge(words);
          return after.equals(before.consent())
              || written(
                  customer, before.saying(table, after, before.preferences(), "", Instant.EPOCH));
        });
  }

  @Override
  public void prefer(
      CustomerId customer, UnaryOperator<Preferences> change, String source, Instant at) {
    Rounds.until(
        "Preferences of " + customer,
        () -> {
          StoredCustomer before = today(customer);
          Preferences after = change.apply(before.preferences());
          return after.equals(before.preferences())
              || written(customer, before.saying(table, before.consent(), after, source, at));
        });
  }

  private StoredCustomer today(CustomerId customer) {
    return today(List.of(customer)).getOrDefault(customer, StoredCustomer.nothing(customer));
  }

  /// Whether it took effect; otherwise somebody else wrote the customer first.
  private boolean written(CustomerId customer, List<TransactWriteItem> actions) {
    return new Transactions(client).run("What " + customer + " said", actions).isEmpty();
  }

  private static Change nothingNew(CustomerId customer) {
    return new Change(Profile.unknown(customer), Consent.NONE);
  }

  @Override
  public void joined(Map<CustomerId, CustomerId> into) {
    Map<CustomerId, CustomerId> left = new HashMap<>(into);
    while (!left.isEmpty()) {
      // Of a chain the end first: what joins into somebody who is joined on follows them there.
      Map<CustomerId, CustomerId> next = new HashMap<>(left);
      next.values().removeIf(left::containsKey);
      if (next.isEmpty()) {
        Map.Entry<CustomerId, CustomerId> ofCircle = left.entrySet().iterator().next();
        next.put(ofCircle.getKey(), ofCircle.getValue());
      }
      left.keySet().removeAll(next.keySet());
      Rounds.until("Joining " + next.size() + " customers", () -> join(next));
    }
  }

  /// Merges what is known of each, then writes where it leads over the very consent that was
  /// merged; who said something between stays for the next round.
  private boolean join(Map<CustomerId, CustomerId> left) {
    Set<CustomerId> all = new HashSet<>(left.keySet());
    all.addAll(left.values());
    Map<CustomerId, StoredCustomer> read = stored(all);
    Map<CustomerId, StoredCustomer> ends = today(read);
    List<Change> news = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    List<CustomerId> halves = new ArrayList<>();
    left.forEach((from, to) -> {
      StoredCustomer half = read.getOrDefault(from, StoredCustomer.nothing(from));
      StoredCustomer whole = ends.getOrDefault(to, StoredCustomer.nothing(to));
      statements.add(ProfileItem.cameAs(table, to, from));
      boolean circle = whole.profile().customer().equals(from);
      if (half.into() == null && !circle) {
        Change change = new Change(half.profile(), half.consent(), half.preferences()).about(to);
        if (!change.isEmpty()) {
          news.add(change);
        }
        halves.add(from);
      }
    });
    merge(news);
    int pointers = statements.size();
    halves.forEach(from -> {
      StoredCustomer half = read.getOrDefault(from, StoredCustomer.nothing(from));
      CustomerId to = left.getOrDefault(from, from);
      statements.add(ConsentItem.leads(table, from, to, half.consentVersion()));
    });
    Set<CustomerId> overtaken = new HashSet<>();
    // A refused one that says under which id somebody came is written already.
    new Statements(client)
        .run(statements).stream()
            .filter(place -> place >= pointers)
            .forEach(place -> overtaken.add(halves.get(place - pointers)));
    left.keySet().retainAll(overtaken);
    return left.isEmpty();
  }

  @Override
  public Set<CustomerId> ids(CustomerId customer) {
    Set<CustomerId> ids = new LinkedHashSet<>();
    Deque<CustomerId> open = new ArrayDeque<>(List.of(customer));
    while (!open.isEmpty()) {
      CustomerId one = open.pop();
      if (ids.add(one)) {
        reads.query(ProfileItem.cameAs(one), 0).forEach(item -> open.add(ProfileItem.before(item)));
      }
    }
    return ids;
  }

  @Override
  public Map<AccountId, Traits> accounts(Collection<AccountId> accounts) {
    Map<AccountId, Traits> found = new HashMap<>();
    reads.each(
        accounts.stream().distinct().map(ProfileItem::key).toList(),
        item ->
            found.put(ProfileItem.account(item), TraitsItem.read(item.list(ProfileItem.TRAITS))));
    return found;
  }

  @Override
  public void mergeAccount(AccountId account, Traits traits) {
    Rounds.until("Merging traits of account " + account.value(), () -> merged(account, traits));
  }

  private boolean merged(AccountId account, Traits news) {
    Optional<Item> stored = reads.one(ProfileItem.key(account));
    Traits before =
        stored.map(item -> TraitsItem.read(item.list(ProfileItem.TRAITS))).orElse(Traits.NONE);
    Traits after = before.merge(news);
    if (stored.isPresent() && after.equals(before)) {
      return true;
    }
    long version = stored.map(item -> item.number(ProfileItem.VERSION)).orElse(0L);
    try {
      client.updateItem(
          ProfileItem.change(table, ProfileItem.key(account), version)
              .set(ProfileItem.TRAITS, TraitsItem.write(after))
              .alone()
              .build());
      return true;
    } catch (ConditionalCheckFailedException overtaken) {
      return false;
    }
  }
}
