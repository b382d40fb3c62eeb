package dev.headsup.aws.dynamodb;

import dev.headsup.aws.dynamodb.Statements.Statement;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
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
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The stored form of a consent: its words in `grants`, and a version that grows with each change,
/// which claims check; of a customer who was joined into another, `into` says whom. Each change is
/// written beside it for ever. What the customer asked for beside that lies in the same item
/// ([PreferencesItem]), so that one version covers both. A word on a purpose or channel, or of a
/// status, that this version does not know came from a newer one: this version never sends by it,
/// passes it over, and writes it back as it was.
final class ConsentItem {
  static final String CONSENT = "consent";
  static final String VERSION = "version";
  static final String GRANTS = "grants";
  static final String INTO = "into";

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

  /// Writes a consent over the version that was read.
  ///
  /// @param newer what was read and is not known here
  static Change change(
      String table, CustomerId customer, Consent after, List<AttributeValue> newer, long version) {
    List<AttributeValue> all = new ArrayList<>(write(after).l());
    all.addAll(newer);
    return ProfileItem.change(table, key(customer), version).set(GRANTS, Attr.list(all));
  }

  /// Writes whom a customer was joined into over the version that was read. From then on that other
  /// one's consent counts; with the version it takes every claim that read this one.
  static Statement leads(String table, CustomerId from, CustomerId to, long version) {
    Map<String, AttributeValue> key = key(from);
    AttributeValue pk = Objects.requireNonNull(key.get(ProfileItem.PK));
    AttributeValue sk = Objects.requireNonNull(key.get(ProfileItem.SK));
    AttributeValue next = Attr.number(version + 1);
    AttributeValue into = Attr.text(to.value());
    return version == 0
        ? new Statement(
            "INSERT INTO \"" + table + "\" VALUE {'pk':?,'sk':?,'version':?,'grants':?,'into':?}",
            List.of(pk, sk, next, Attr.list(List.of()), into))
        : new Statement(
            "UPDATE \""
                + table
                + "\" SET version=? SET \"into\"=? WHERE pk=? AND sk=? AND version=?",
            List.of(next, into, pk, sk, Attr.number(version)));
  }

  /// What a change of consent adds to the history.
  static List<TransactWriteItem> history(
      String table, CustomerId customer, Consent before, Consent after) {
    List<TransactWriteItem> actions = new ArrayList<>();
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
    Map<String, AttributeValue> word = new HashMap<>();
    word.put("purpose", Attr.text(scope.purpose().name()));
    word.put("channel", Attr.text(scope.channel().name()));
    word.put("status", Attr.text(grant.status().name()));
    word.put("source", Attr.text(grant.source()));
    word.put("at", Attr.at(grant.at()));
    unlessEmpty(word, "basis", grant.proof().basis());
    unlessEmpty(word, "text", grant.proof().text());
    unlessEmpty(word, "signature", grant.proof().signature());
    if (grant.proof().confirmed()) {
      word.put("confirmed", AttributeValue.fromBool(true));
    }
    return word;
  }

  private static void unlessEmpty(Map<String, AttributeValue> word, String name, String text) {
    if (!text.isEmpty()) {
      word.put(name, Attr.text(text));
    }
  }

  private static Proof proof(Item word) {
    return new Proof(
        word.maybeText("basis").orElse(""),
        word.maybeText("text").orElse(""),
        word.maybeText("signature").orElse(""),
        word.maybe("confirmed").map(AttributeValue::bool).orElse(false));
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
          new Grant(
              Status.valueOf(item.text("status")),
              item.text("source"),
              item.at("at"),
              proof(item)));
    }
    return new Consent(grants);
  }

  /// The words that [#read] passed over.
  static List<AttributeValue> newer(List<AttributeValue> stored) {
    return stored.stream().filter(each -> !isKnown(new Item(each.m()))).toList();
  }

  private static boolean isKnown(Item word) {
    return Attr.names(Purpose.values(), word.text("purpose"))
        && Attr.names(Channel.values(), word.text("channel"))
        && Attr.names(Status.values(), word.text("status"));
  }
}
