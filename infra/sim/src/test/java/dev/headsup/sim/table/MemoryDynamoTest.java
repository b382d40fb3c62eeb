package dev.headsup.sim.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.headsup.sim.Choice;
import dev.headsup.sim.Chosen;
import dev.headsup.sim.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What DynamoDB may do and DynamoDB Local never does: old reads, work left over, late cleaning.
class MemoryDynamoTest {
  private static final String TABLE = "table";

  private Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private final Chosen io = new Chosen();
  private final MemoryDynamo dynamo = new MemoryDynamo(() -> now, io);

  MemoryDynamoTest() {
    dynamo.createTable(table ->
        table
            .tableName(TABLE)
            .keySchema(KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
            .attributeDefinitions(
                AttributeDefinition.builder()
                    .attributeName("pk")
                    .attributeType(ScalarAttributeType.S)
                    .build()));
  }

  private static Map<String, AttributeValue> item(String key, int number) {
    return Map.of("pk", fromS(key), "nr", fromN(Integer.toString(number)));
  }

  private void put(String key, int number) {
    dynamo.putItem(put -> put.tableName(TABLE).item(item(key, number)));
  }

  private Map<String, AttributeValue> read(String key, boolean consistent) {
    return dynamo
        .getItem(
            get -> get.tableName(TABLE).key(Map.of("pk", fromS(key))).consistentRead(consistent))
        .item();
  }

  private TransactWriteItem added(String key) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(TABLE)
                .key(Map.of("pk", fromS(key)))
                .updateExpression("ADD nr :one")
                .expressionAttributeValues(Map.of(":one", fromN("1"))))
        .build();
  }

  @Test
  void onlyAnExactReadIsSureToSeeTheNewest() {
    put("a", 1);
    put("a", 2);
    io.take(Choice.STALE, 1);

    assertThat(read("a", false)).isEqualTo(item("a", 1));
    assertThat(read("a", true)).isEqualTo(item("a", 2));
    io.take(Choice.STALE, 2);
    assertThat(read("a", false)).as("before it was there").isEmpty();
  }

  @Test
  void noReadIsOlderThanTwoSeconds() {
    put("a", 1);
    put("a", 2);
    io.take(Choice.STALE, 9);
    now = now.plus(Duration.ofSeconds(2));

    assertThat(read("a", false)).isEqualTo(item("a", 2));
  }

  @Test
  void whatABatchLeavesOverIsHandedBack() {
    io.take(Choice.UNDONE, 2);
    List<WriteRequest> writes =
        List.of("a", "b", "c").stream()
            .map(key -> WriteRequest.builder().putRequest(put -> put.item(item(key, 1))).build())
            .toList();

    var answer = dynamo.batchWriteItem(batch -> batch.requestItems(Map.of(TABLE, writes)));

    assertThat(answer.unprocessedItems()).isEqualTo(Map.of(TABLE, writes.subList(1, 3)));
    assertThat(dynamo.items(TABLE)).containsExactly(item("a", 1));
  }

  @Test
  void aTransactionThatTheSdkRepeatsTakesEffectOnce() {
    io.repeat();

    dynamo.transactWriteItems(all -> all.transactItems(added("a"), added("b")));

    assertThat(dynamo.items(TABLE)).containsExactly(item("a", 1), item("b", 1));
  }

  @Test
  void aTokenIsKnownForTenMinutes() {
    for (int minutes : new int[] {0, 9, 2}) {
      now = now.plus(Duration.ofMinutes(minutes));
      dynamo.transactWriteItems(all -> all.clientRequestToken("t").transactItems(added("a")));
    }

    assertThat(dynamo.items(TABLE)).containsExactly(item("a", 2));
  }

  @Test
  void aTransactionHasAHundredActionsEachOnAnItemOfItsOwn() {
    List<TransactWriteItem> many = IntStream.range(0, 101).mapToObj(i -> added("k" + i)).toList();

    for (List<TransactWriteItem> wrong : List.of(many, List.of(added("a"), added("a")))) {
      assertThatExceptionOfType(DynamoDbException.class)
          .isThrownBy(() -> dynamo.transactWriteItems(all -> all.transactItems(wrong)));
    }
    assertThat(dynamo.items(TABLE)).isEmpty();
  }

  @Test
  void anItemHasFourHundredKilobytes() {
    String large = "x".repeat(400 * 1024 - 4);

    dynamo.putItem(put -> put.tableName(TABLE).item(Map.of("pk", fromS("a"), "t", fromS(large))));

    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() ->
            dynamo.putItem(put ->
                put.tableName(TABLE).item(Map.of("pk", fromS("a"), "t", fromS(large + "x")))));
  }

  @Test
  void anItemPastItsTimeStaysUntilItIsCleanedAway() {
    Map<String, AttributeValue> old =
        Map.of("pk", fromS("a"), "expires", fromN(Long.toString(now.getEpochSecond() - 1)));
    dynamo.putItem(put -> put.tableName(TABLE).item(old));
    put("b", 1);

    assertThat(read("a", true)).isEqualTo(old);
    assertThat(dynamo.expire(TABLE, "expires")).isEqualTo(1);
    assertThat(dynamo.items(TABLE)).containsExactly(item("b", 1));
  }

  /// C1 asks for a million rows in a heap of a gigabyte, which is what tests have.
  @Test
  void aMillionItemsFit() {
    int rows = Runs.of(10_000, 1_000_000);
    String text = "x".repeat(300);
    for (int i = 0; i < rows; i++) {
      String key = "customer-" + i;
      dynamo.putItem(put ->
          put.tableName(TABLE)
              .item(Map.of("pk", fromS(key), "version", fromN("1"), "state", fromS(text + key))));
    }

    assertThat(dynamo.describeTable(table -> table.tableName(TABLE)).table().itemCount())
        .isEqualTo(rows);
  }
}
