package dev.headsup.aws.dynamodb;

import dev.headsup.engine.outreach.Allowance;
import dev.headsup.engine.outreach.Allowances;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Limits in the counters table, one item each, taken in one transaction: the SDK's own repeat of a
/// call takes once. One for all together is `n`, as in [DynamoCounters]. One for a time keeps the
/// times of the newest takings in `w1` (newest) to `w<most>`: another may be taken when the oldest
/// of them is over, so the limit holds in any such time and not in those of a calendar only.
public final class DynamoAllowances implements Allowances {
  private static final String NAME = "name";
  private static final String TOTAL = "n";
  private static final String EXPIRES = "expires";
  private static final AttributeValue LONG_AGO = Attr.number(0);

  private final Transactions transactions;
  private final String table;

  /// @param table the name of the counters table
  public DynamoAllowances(DynamoDbClient client, String table) {
    this.transactions = new Transactions(client);
    this.table = table;
  }

  @Override
  public Optional<Allowance> take(List<Allowance> all, Instant now) {
    List<TransactWriteItem> actions =
        all.stream().map(one -> taken(one, now).inTransaction()).toList();
    return transactions.run("Taking of " + all.getFirst().name(), actions).stream()
        .findFirst()
        .map(all::get);
  }

  @Override
  public void giveBack(List<Allowance> all) {
    transactions.run(
        "Giving back of " + all.getFirst().name(),
        all.stream().map(one -> givenBack(one).inTransaction()).toList());
  }

  private Change taken(Allowance one, Instant now) {
    Change change = change(one);
    if (!one.forget().equals(Instant.MAX)) {
      change.set(EXPIRES, Attr.number(one.forget().getEpochSecond()));
    }
    Duration within = one.within();
    if (within == null) {
      return change
          .add(TOTAL, 1)
          .when("attribute_not_exists(#n) OR #n < :most")
          .value(":most", Attr.number(one.most()));
    }
    if (one.most() > 1) {
      change.value(":never", LONG_AGO);
    }
    slots(one)
        .filter(slot -> slot > 1)
        .forEach(slot -> change.setFrom(slot(slot), slot(slot - 1), ":never"));
    String oldest = slot((int) one.most());
    return change
        .set(slot(1), Attr.number(now.toEpochMilli()))
        .when("attribute_not_exists(#" + oldest + ") OR #" + oldest + " <= :before")
        .naming(oldest)
        .value(":before", Attr.number(now.minus(within).toEpochMilli()));
  }

  /// The newest one goes; which of several it was makes no difference to how many there are.
  private Change givenBack(Allowance one) {
    if (one.within() == null) {
      return change(one).add(TOTAL, -1).when("attribute_exists(#n)");
    }
    Change change = change(one);
    if (one.most() > 1) {
      change.value(":never", LONG_AGO);
    }
    slots(one)
        .filter(slot -> slot < one.most())
        .forEach(slot -> change.setFrom(slot(slot), slot(slot + 1), ":never"));
    return change
        .set(slot((int) one.most()), LONG_AGO)
        .when("attribute_exists(#name)")
        .naming(NAME);
  }

  private static IntStream slots(Allowance one) {
    return IntStream.rangeClosed(1, (int) one.most());
  }

  private static String slot(int place) {
    return "w" + place;
  }

  private Change change(Allowance one) {
    return new Change(table, Map.of(NAME, Attr.text(one.name())));
  }
}
