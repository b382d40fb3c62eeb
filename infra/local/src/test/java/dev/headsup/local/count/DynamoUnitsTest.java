package dev.headsup.local.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.sim.table.ItemBytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

final class DynamoUnitsTest {
  private final Counters counters = new Counters();
  private final DynamoUnits units = new DynamoUnits(counters);

  /// An item of exactly this size: `k` and as many letters as are left.
  private static Map<String, AttributeValue> item(int bytes) {
    return Map.of("k", AttributeValue.fromS("x".repeat(bytes - 1)));
  }

  private static PutItemRequest put(int bytes) {
    return PutItemRequest.builder().tableName("T").item(item(bytes)).build();
  }

  private double written() {
    return counters.units().getOrDefault("T", new Counters.TableUnits(0, 0, 0)).write();
  }

  private double read() {
    return counters.units().getOrDefault("T", new Counters.TableUnits(0, 0, 0)).read();
  }

  @Test
  void aWriteIsOneUnitForEachKilobyteThatIsStarted() {
    units.asked(put(1024));
    assertThat(written()).isEqualTo(1);

    units.asked(put(1025));
    assertThat(written()).isEqualTo(3);
  }

  @Test
  void aTransactionWritesTwice() {
    TransactWriteItem one =
        TransactWriteItem.builder()
            .put(Put.builder().tableName("T").item(item(1025)).build())
            .build();
    units.asked(TransactWriteItemsRequest.builder().transactItems(one, one).build());

    assertThat(written()).isEqualTo(8);
  }

  @Test
  void eachPartiqlStatementIsOneWriteOfItsNamesAndValues() {
    BatchStatementRequest small =
        BatchStatementRequest.builder()
            .statement("UPDATE \"T\" SET st=? SET version=? WHERE customer=? AND version=?")
            .parameters(
                AttributeValue.fromB(SdkBytes.fromByteArray(new byte[900])),
                AttributeValue.fromN("2"),
                AttributeValue.fromS("ana"),
                AttributeValue.fromN("1"))
            .build();
    BatchStatementRequest large =
        BatchStatementRequest.builder()
            .statement("INSERT INTO \"T\" VALUE {'customer':?,'st':?}")
            .parameters(
                AttributeValue.fromS("ana"),
                AttributeValue.fromB(SdkBytes.fromByteArray(new byte[1100])))
            .build();
    units.asked(BatchExecuteStatementRequest.builder().statements(small, large).build());

    assertThat(counters.units().get("T")).isEqualTo(new Counters.TableUnits(0, 3, 2));
  }

  @Test
  void aConditionOnAnAttributeThatIsSetAddsNothingToTheItem() {
    // st (2) + version (7) + its number (2) + customer (8) + ana (3) leave 1,002 of 1,024 bytes.
    BatchStatementRequest full =
        BatchStatementRequest.builder()
            .statement("UPDATE \"T\" SET st=? SET version=? WHERE customer=? AND version=?")
            .parameters(
                AttributeValue.fromB(SdkBytes.fromByteArray(new byte[1002])),
                AttributeValue.fromN("2"),
                AttributeValue.fromS("ana"),
                AttributeValue.fromN("1"))
            .build();
    units.asked(BatchExecuteStatementRequest.builder().statements(full).build());
    assertThat(written()).isEqualTo(1);
  }

  @Test
  void aReadIsHalfAUnitForFourKilobytesAndAWholeOneWhenConsistent() {
    GetItemResponse answer = GetItemResponse.builder().item(item(4097)).build();
    units.answered(GetItemRequest.builder().tableName("T").build(), answer);
    assertThat(read()).isEqualTo(1);

    units.answered(GetItemRequest.builder().tableName("T").consistentRead(true).build(), answer);
    assertThat(read()).isEqualTo(3);
  }

  @Test
  void lookingForWhatIsNotThereCostsTheSmallestRead() {
    BatchGetItemRequest request =
        BatchGetItemRequest.builder()
            .requestItems(
                Map.of(
                    "T",
                    KeysAndAttributes.builder().keys(List.of(item(5), item(6), item(7))).build()))
            .build();
    BatchGetItemResponse answer =
        BatchGetItemResponse.builder().responses(Map.of("T", List.of(item(100)))).build();
    units.answered(request, answer);

    assertThat(read()).isEqualTo(1.5);
  }

  @Test
  void bytesFollowThePublishedRule() {
    Map<String, AttributeValue> item =
        Map.of(
            "ä", AttributeValue.fromS("ü"), // 2 + 2
            "n", AttributeValue.fromN("-1234"), // 1 + 3
            "b", AttributeValue.fromBool(true), // 1 + 1
            "l", AttributeValue.fromL(List.of(AttributeValue.fromS("ab")))); // 1 + 3 + 1 + 2

    assertThat(ItemBytes.of(item)).isEqualTo(4 + 4 + 2 + 7);
  }

  @Test
  void eventsInAreTheElementsOfTheTwoLists() {
    String body =
        "{\"v\":1,\"key\":\"public\",\"events\":[{\"a\":[1,2]},{}],\"refused\":[{\"reason\":\"x\"}],\"sent\":{\"events\":[1]}}";

    assertThat(EventsIn.events(body)).isEqualTo(3);
    assertThat(EventsIn.events("{\"v\":1,\"jobs\":[{},{}]}")).isZero();
  }
}
