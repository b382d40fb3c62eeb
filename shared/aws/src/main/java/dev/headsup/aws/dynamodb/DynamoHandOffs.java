package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOff.Taken;
import dev.headsup.engine.handoff.HandOffs;
import dev.headsup.engine.handoff.Notice;
import dev.headsup.engine.handoff.Resolution;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Cases for people in DynamoDB: one item each below its customer, with a sparse index of those
/// that wait, in order of their promise. Each step is one conditional write.
public final class DynamoHandOffs implements HandOffs {
  private static final String INDEX = "bySlot";

  private final DynamoDbClient client;
  private final String table;
  private final Reads reads;
  private final InstantSource clock;

  /// @param table the name of the hand-offs table
  /// @param clock by which a case that is kept no longer is not found
  public DynamoHandOffs(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    this.table = table;
    this.reads = new Reads(client, table);
  }

  @Override
  public HandOff open(HandOff fresh) {
    Change opened =
        new Change(table, HandOffItem.key(fresh.customer(), fresh.id()))
            .set(HandOffItem.write(fresh))
            .naming(HandOffItem.ID)
            .when("attribute_not_exists(#id)");
    return isWritten(opened) ? fresh : find(fresh.customer(), fresh.id()).orElseThrow();
  }

  @Override
  public Optional<HandOff> find(CustomerId customer, String id) {
    return reads.one(HandOffItem.key(customer, id)).map(HandOffItem::read).filter(this::isKept);
  }

  @Override
  public Optional<Answer> take(CustomerId customer, String id, Taken by) {
    Change taken =
        new Change(table, HandOffItem.key(customer, id))
            .set(HandOffItem.TAKEN, HandOffItem.taken(by))
            .naming(HandOffItem.ID)
            .naming(HandOffItem.RESOLVED)
            .when(
                "attribute_exists(#id) AND attribute_not_exists(#taken) AND"
                    + " attribute_not_exists(#resolved)");
    boolean written = isWritten(taken);
    return find(customer, id).map(now -> new Answer(now, written || isTheirs(now, by.person())));
  }

  private static boolean isTheirs(HandOff now, String person) {
    Taken taken = now.taken();
    return now.resolution() == null && taken != null && taken.person().equals(person);
  }

  @Override
  public Optional<Answer> resolve(CustomerId customer, String id, Resolution resolution) {
    boolean written =
        isWritten(
            new Change(table, HandOffItem.key(customer, id))
                .set(HandOffItem.RESOLVED, HandOffItem.resolution(resolution))
                .set(
                    HandOffItem.EXPIRES,
                    Attr.number(resolution.at().plus(HandOff.KEPT).getEpochSecond()))
                .remove(HandOffItem.SLOT)
                .remove(HandOffItem.PROMISE)
                .naming(HandOffItem.ID)
                .when("attribute_exists(#id) AND attribute_not_exists(#resolved)"));
    return find(customer, id)
        .map(now -> new Answer(now, written || isSame(now.resolution(), resolution)));
  }

  private static boolean isSame(@Nullable Resolution now, Resolution asked) {
    return now != null
        && now.person().equals(asked.person())
        && now.outcome() == asked.outcome()
        && now.note().equals(asked.note());
  }

  @Override
  public void noteTold(CustomerId customer, String id, Notice notice) {
    isWritten(
        new Change(table, HandOffItem.key(customer, id))
            .add(HandOffItem.TOLD, AttributeValue.fromSs(List.of(notice.word())))
            .naming(HandOffItem.ID)
            .when("attribute_exists(#id)"));
  }

  @Override
  public List<HandOff> waiting(int limit) {
    return reads
        .query(
            QueryRequest.builder()
                .indexName(INDEX)
                .keyConditionExpression("#slot = :slot")
                .expressionAttributeNames(Map.of("#slot", HandOffItem.SLOT))
                .expressionAttributeValues(Map.of(":slot", Attr.text(HandOffItem.WAITING))),
            limit)
        .stream()
        .map(HandOffItem::read)
        .toList();
  }

  @Override
  public List<HandOff> of(CustomerId customer) {
    return reads
        .query(
            QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#customer = :customer")
                .expressionAttributeNames(Map.of("#customer", HandOffItem.CUSTOMER))
                .expressionAttributeValues(Map.of(":customer", Attr.text(customer.value()))),
            0)
        .stream()
        .map(HandOffItem::read)
        .filter(this::isKept)
        .sorted(Comparator.comparing(HandOff::opened).reversed())
        .toList();
  }

  private boolean isKept(HandOff handOff) {
    return handOff.isKept(clock.instant());
  }

  private boolean isWritten(Change change) {
    try {
      client.updateItem(change.alone().build());
      return true;
    } catch (ConditionalCheckFailedException otherwise) {
      return false;
    }
  }
}
