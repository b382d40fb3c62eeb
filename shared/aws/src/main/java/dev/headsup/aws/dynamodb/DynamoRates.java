package dev.headsup.aws.dynamodb;

import dev.headsup.aws.keys.Leases;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The budgets of the keys' rates, in the settings table: one item a key with its window and what
/// of it is used. Each lease is one conditional write; the first of a window may take one more.
public final class DynamoRates implements Leases {
  /// Windows by which a stored one may be ahead. A clock that was further off would shut the key
  /// for everybody, so its window is overwritten.
  private static final long SKEW = 6;

  /// More than the ways in which a window can change under our hands.
  private static final int TRIES = 4;

  private final DynamoDbClient client;
  private final String table;

  /// @param settingsTable the name of the settings table
  public DynamoRates(DynamoDbClient client, String settingsTable) {
    this.client = client;
    this.table = settingsTable;
  }

  @Override
  public Lease lease(String key, long window, long want, long budget, boolean opens) {
    long current = window;
    boolean first = opens;
    for (int i = 0; i < TRIES; i++) {
      try {
        return first ? opened(key, current, want, budget) : more(key, current, want, budget);
      } catch (ConditionalCheckFailedException otherwise) {
        Item stored = new Item(otherwise.item());
        long known = stored.maybe("window").isPresent() ? stored.number("window") : Long.MIN_VALUE;
        first = known < current || known > current + SKEW;
        if (!first) {
          current = known;
          if (stored.number("used") >= budget) {
            return new Lease.Refused(current);
          }
        }
      }
    }
    throw new IllegalStateException(
        "The window of key "
            + key
            + " changed "
            + TRIES
            + " times while a part of it was asked for");
  }

  private Lease opened(String key, long window, long want, long budget) {
    client.updateItem(
        new Change(table, key(key))
            .set("window", Attr.number(window))
            .set("used", Attr.number(want))
            .value(":far", Attr.number(window + SKEW))
            .when("attribute_not_exists(#window) OR #window < :window OR #window > :far")
            .alone()
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build());
    return new Lease.Granted(window, Math.min(want, budget), want >= budget, true);
  }

  private Lease more(String key, long window, long want, long budget) {
    Map<String, AttributeValue> after =
        client
            .updateItem(
                new Change(table, key(key))
                    .add("used", want)
                    .where("window", Attr.number(window))
                    .value(":budget", Attr.number(budget))
                    .when("#window = :was_window AND #used < :budget")
                    .alone()
                    .returnValues(ReturnValue.UPDATED_NEW)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build())
            .attributes();
    long used = new Item(after).number("used");
    return new Lease.Granted(window, want - Math.max(0, used - budget), used >= budget, false);
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("pk", Attr.text("rates"), "sk", Attr.text(id));
  }
}
