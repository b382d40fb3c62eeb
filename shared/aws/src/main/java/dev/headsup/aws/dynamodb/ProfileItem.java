package dev.headsup.aws.dynamodb;

import dev.headsup.aws.dynamodb.Statements.Statement;
import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Handle;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profile.Membership;
import dev.headsup.engine.message.Channel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The stored form of a profile: `traits`, and `account` with `since` for a member. Each item of
/// the table has a `version` that its writes check.
final class ProfileItem {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String PROFILE = "profile";
  static final String ACCOUNT = "account";
  static final String TRAITS = "traits";
  static final String VERSION = "version";
  private static final String SINCE = "since";
  private static final String OF_CUSTOMER = "c#";
  private static final String OF_ACCOUNT = "a#";

  /// Begins the sort key of an item that says: this customer came under that other id before. It
  /// has nothing else in it.
  private static final String CAME_AS = "was#";

  private ProfileItem() {}

  static Map<String, AttributeValue> key(CustomerId customer, String sort) {
    return Map.of(PK, Attr.text(OF_CUSTOMER + customer.value()), SK, Attr.text(sort));
  }

  static Map<String, AttributeValue> key(AccountId account) {
    return Map.of(PK, Attr.text(OF_ACCOUNT + account.value()), SK, Attr.text(ACCOUNT));
  }

  /// The account that an item is about.
  static AccountId account(Item item) {
    return new AccountId(item.text(PK).substring(OF_ACCOUNT.length()));
  }

  /// The customer whom an item is about.
  static CustomerId customer(Item item) {
    return new CustomerId(item.text(PK).substring(OF_CUSTOMER.length()));
  }

  /// Writes that a customer came under another id before; refused where it is written already.
  static Statement cameAs(String table, CustomerId customer, CustomerId before) {
    return new Statement(
        "INSERT INTO \"" + table + "\" VALUE {'pk':?,'sk':?,'version':?}",
        List.of(
            Attr.text(OF_CUSTOMER + customer.value()),
            Attr.text(CAME_AS + before.value()),
            Attr.number(1)));
  }

  /// Every key under which the directory knows a profile.
  static Set<String> directoryKeys(Profile profile) {
    Set<String> keys = new LinkedHashSet<>();
    profile.email().ifPresent(mail -> keys.add(directoryKey(AddressHash.of(Channel.EMAIL, mail))));
    profile.phone().ifPresent(phone -> keys.add(directoryKey(AddressHash.of(Channel.SMS, phone))));
    profile.handles().forEach(handle -> keys.add(directoryKey(handle)));
    return keys;
  }

  static String directoryKey(AddressHash address) {
    return "at#" + address.channel().word() + "#" + address.value();
  }

  /// A handle is public, so it stands as it is.
  static String directoryKey(Handle handle) {
    return "called#" + handle.network() + "#" + handle.name();
  }

  /// Writes that the directory leads from a key to a customer; refused where it is written already.
  static Statement leads(String table, String key, CustomerId customer) {
    return new Statement(
        "INSERT INTO \"" + table + "\" VALUE {'pk':?,'sk':?,'version':?}",
        List.of(Attr.text(key), Attr.text(OF_CUSTOMER + customer.value()), Attr.number(1)));
  }

  /// Asks whither a key of the directory leads.
  static QueryRequest.Builder leadsTo(String key) {
    return QueryRequest.builder()
        .consistentRead(true)
        .keyConditionExpression("#pk = :key")
        .expressionAttributeNames(Map.of("#pk", PK))
        .expressionAttributeValues(Map.of(":key", Attr.text(key)));
  }

  /// Whither such an item leads.
  static CustomerId ledTo(Item item) {
    return new CustomerId(item.text(SK).substring(OF_CUSTOMER.length()));
  }

  /// Asks for every id under which a customer came before.
  static QueryRequest.Builder cameAs(CustomerId customer) {
    return QueryRequest.builder()
        .consistentRead(true)
        .keyConditionExpression("#pk = :customer AND begins_with(#sk, :before)")
        .expressionAttributeNames(Map.of("#pk", PK, "#sk", SK))
        .expressionAttributeValues(
            Map.of(
                ":customer",
                Attr.text(OF_CUSTOMER + customer.value()),
                ":before",
                Attr.text(CAME_AS)));
  }

  /// The id that such an item names.
  static CustomerId before(Item item) {
    return new CustomerId(item.text(SK).substring(CAME_AS.length()));
  }

  /// A write over the version that was read, 0 for nothing.
  static Change change(String table, Map<String, AttributeValue> key, long version) {
    Change change = new Change(table, key).set(VERSION, Attr.number(version + 1));
    return version == 0
        ? change.when("attribute_not_exists(#pk)").naming(PK)
        : change.when("#version = :was_version").where(VERSION, Attr.number(version));
  }

  /// The same for a profile, for a transaction.
  static Change change(String table, Profile profile, long version) {
    Change change =
        change(table, key(profile.customer(), PROFILE), version)
            .set(TRAITS, TraitsItem.write(profile.traits()));
    Membership membership = profile.membership();
    return membership == null
        ? change
        : change
            .set(ACCOUNT, Attr.text(membership.account().value()))
            .set(SINCE, Attr.at(membership.at()));
  }

  /// The same for a profile, on its own.
  static Statement statement(String table, Profile profile, long version) {
    AttributeValue pk = Attr.text(OF_CUSTOMER + profile.customer().value());
    AttributeValue sk = Attr.text(PROFILE);
    AttributeValue next = Attr.number(version + 1);
    AttributeValue traits = TraitsItem.write(profile.traits());
    Membership membership = profile.membership();
    if (version == 0) {
      String start = "INSERT INTO \"" + table + "\" VALUE {'pk':?,'sk':?,'version':?,'traits':?";
      return membership == null
          ? new Statement(start + "}", List.of(pk, sk, next, traits))
          : new Statement(
              start + ",'account':?,'since':?}",
              List.of(pk, sk, next, traits, account(membership), Attr.at(membership.at())));
    }
    AttributeValue read = Attr.number(version);
    String start = "UPDATE \"" + table + "\" SET version=? SET traits=?";
    String end = " WHERE pk=? AND sk=? AND version=?";
    return membership == null
        ? new Statement(start + end, List.of(next, traits, pk, sk, read))
        : new Statement(
            start + " SET \"account\"=? SET \"since\"=?" + end,
            List.of(next, traits, account(membership), Attr.at(membership.at()), pk, sk, read));
  }

  private static AttributeValue account(Membership membership) {
    return Attr.text(membership.account().value());
  }

  static Profile read(CustomerId customer, Item item) {
    return new Profile(customer, TraitsItem.read(item.list(TRAITS)), membership(item));
  }

  private static @Nullable Membership membership(Item item) {
    return item.maybeText(ACCOUNT)
        .map(account -> new Membership(new AccountId(account), item.at(SINCE)))
        .orElse(null);
  }
}
