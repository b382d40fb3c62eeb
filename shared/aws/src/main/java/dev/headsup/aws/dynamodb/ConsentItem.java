package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.signal.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The stored form of a consent: its words in `grants`, and a version that grows with each change,
/// which claims check. Each change is written beside it for ever. A word on a purpose or channel
/// that this version does not know came from a newer one: this version never sends by it, passes it
/// over, and writes it back as it was.
final class ConsentItem {
  static final String CONSENT = "consent";
  static final String VERSION = "version";
  static final String GRANTS = "grants";

  private ConsentItem() {}

  static Map<String, AttributeValue> key(CustomerId customer) {
    return ProfileItem.key(customer, CONSENT);
  }

  /// Holds while the consent still has this version; 0 while there is none.
  static TransactWriteItem unchanged(String table, CustomerId customer, long version) {
    ConditionCheck.Builder check = ConditionCheck.builder().tableName(table).key(key(customer));
    if (version == 0) {
      check
          .conditionExpression("attribute_not_exists(#pk)")
          .expressionAttributeNames(Map.of("#pk", ProfileItem.PK));
    } else {
      check
          .conditionExpression("#version = :version")
          .expressionAttributeNames(Map.of("#version", VERSION))
          .expressionAttributeValues(Map.of(":version", Attr.number(version)));
    }
    return TransactWriteItem.builder().conditionCheck(check.build()).build();
  }

  /// Writes a consent over the version that was read, and its changes to the history.
  ///
  /// @param newer what was read and is not known here
  static List<TransactWriteItem> actions(
      String table,
      CustomerId customer,
      Consent before,
      Consent after,
      List<AttributeValue> newer,
      long version) {
    List<TransactWriteItem> actions = new ArrayList<>();
    List<AttributeValue> all = new ArrayList<>(write(after).l());
    all.addAll(newer);
    actions.add(
        ProfileItem.change(table, key(customer), version)
            .set(GRANTS, Attr.list(all))
            .inTransaction());
    after
        .grants()
        .forEach((scope, grant) -> {
          if (!grant.equals(before.grants().get(scope))) {
            Map<String, AttributeValue> item = new HashMap<>(word(scope, grant));
            item.putAll(ProfileItem.key(customer, historyPlace(scope, grant)));
            Put put = Put.builder().tableName(table).item(item).build();
            actions.add(TransactWriteItem.builder().put(put).build());
          }
        });
    return actions;
  }

  /// Where a word lies in the history: in order of time, and the same for a repeat of it.
  private static String historyPlace(Scope scope, Grant grant) {
    String all = scope.purpose() + " " + scope.channel() + " " + grant.status() + " ";
    return "%s#%s#%08x"
        .formatted(CONSENT, Attr.sorted(grant.at()), Hash.of(all + grant.source() + grant.at()));
  }

  static AttributeValue write(Consent consent) {
    return Attr.list(
        consent.grants().entrySet().stream()
            .sorted(
                Map.Entry.comparingByKey(
                    Comparator.comparing(Scope::purpose).thenComparing(Scope::channel)))
            .map(entry -> Attr.map(word(entry.getKey(), entry.getValue())))
            .toList());
  }

  private static Map<String, AttributeValue> word(Scope scope, Grant grant) {
    return Map.of(
        "purpose", Attr.text(scope.purpose().name()),
        "channel", Attr.text(scope.channel().name()),
        "status", Attr.text(grant.status().name()),
        "source", Attr.text(grant.source()),
        "at", Attr.at(grant.at()));
  }

  static Consent read(List<AttributeValue> stored) {
    Map<Scope, Grant> grants = new HashMap<>();
    for (AttributeValue each : stored) {
      Item item = new Item(each.m());
      if (!isKnown(item)) {
        continue;
      }
      grants.put(
          new Scope(Purpose.valueOf(item.text("purpose")), Channel.valueOf(item.text("channel"))),
          new Grant(Status.valueOf(item.text("status")), item.text("source"), item.at("at")));
    }
    return new Consent(grants);
  }

  /// The words that [#read] passed over.
  static List<AttributeValue> newer(List<AttributeValue> stored) {
    return stored.stream().filter(each -> !isKnown(new Item(each.m()))).toList();
  }

  private static boolean isKnown(Item word) {
    return Attr.names(Purpose.values(), word.text("purpose"))
        && Attr.names(Channel.values(), word.text("channel"));
  }
}
