package dev.headsup.aws.dynamodb;

import dev.headsup.aws.dynamodb.Statements.Statement;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activities.Write;
import dev.headsup.engine.activity.ActivityCodec;
import dev.headsup.engine.customer.CustomerId;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The stored form of an activity: `customer`, `version`, the packed state `st`, and `into` where
/// an anonymous customer turned out to be a known one. `into` stays once it is there.
final class ActivityItem {
  private static final String CUSTOMER = "customer";
  private static final String VERSION = "version";
  private static final String STATE = "st";
  private static final String INTO = "into";

  private ActivityItem() {}

  static Map<String, AttributeValue> key(CustomerId customer) {
    return Map.of(CUSTOMER, Attr.text(customer.value()));
  }

  static Stored read(Item item) {
    return new Stored(
        new CustomerId(item.text(CUSTOMER)),
        ActivityCodec.decode(item.bytes(STATE)),
        item.number(VERSION),
        item.maybeText(INTO).map(CustomerId::new).orElse(null));
  }

  /// A write on its own condition.
  static Statement statement(String table, Write write) {
    AttributeValue customer = Attr.text(write.customer().value());
    AttributeValue next = Attr.number(write.expected() + 1);
    AttributeValue state = Attr.bytes(ActivityCodec.encode(write.activity()));
    CustomerId into = write.into();
    if (write.expected() == 0) {
      String start = "INSERT INTO \"" + table + "\" VALUE {'customer':?,'version':?,'st':?";
      return into == null
          ? new Statement(start + "}", List.of(customer, next, state))
          : new Statement(
              start + ",'into':?}", List.of(customer, next, state, Attr.text(into.value())));
    }
    AttributeValue expected = Attr.number(write.expected());
    String start = "UPDATE \"" + table + "\" SET version=? SET st=?";
    String end = " WHERE customer=? AND version=?";
    return into == null
        ? new Statement(start + end, List.of(next, state, customer, expected))
        : new Statement(
            start + " SET \"into\"=?" + end,
            List.of(next, state, Attr.text(into.value()), customer, expected));
  }

  /// The same write as part of a transaction.
  static TransactWriteItem action(String table, Write write) {
    Change change =
        new Change(table, key(write.customer()))
            .set(VERSION, Attr.number(write.expected() + 1))
            .set(STATE, Attr.bytes(ActivityCodec.encode(write.activity())));
    CustomerId into = write.into();
    if (into != null) {
      change.set(INTO, Attr.text(into.value()));
    }
    if (write.expected() == 0) {
      change.when("attribute_not_exists(#customer)").naming(CUSTOMER);
    } else {
      change.when("#version = :was_version").where(VERSION, Attr.number(write.expected()));
    }
    return change.inTransaction();
  }
}
