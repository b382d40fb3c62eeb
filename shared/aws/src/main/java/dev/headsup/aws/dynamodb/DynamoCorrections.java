package dev.headsup.aws.dynamodb;

import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.correction.Corrections;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Corrections in the incidents table: one item each, and one slot of its index for all of them.
public final class DynamoCorrections implements Corrections {
  private final DynamoDbClient client;
  private final String table;
  private final Reads reads;

  /// @param table the name of the incidents table
  public DynamoCorrections(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.reads = new Reads(client, table);
  }

  @Override
  public boolean add(Correction correction) {
    try {
      client.updateItem(
          new Change(table, CorrectionItem.key(correction.id()))
              .set(CorrectionItem.write(correction))
              .naming(IncidentItem.PK)
              .when("attribute_not_exists(#pk)")
              .alone()
              .build());
      return true;
    } catch (ConditionalCheckFailedException there) {
      return false;
    }
  }

  @Override
  public Optional<Correction> find(String id) {
    return reads.one(CorrectionItem.key(id)).map(CorrectionItem::read);
  }

  @Override
  public Optional<Correction> stop(String id, String by, Instant at) {
    try {
      client.updateItem(
          new Change(table, CorrectionItem.key(id))
              .setOnce(CorrectionItem.STOPPED_BY, Attr.text(by))
              .setOnce(CorrectionItem.STOPPED, Attr.at(at))
              .naming(IncidentItem.PK)
              .when("attribute_exists(#pk)")
              .alone()
              .build());
    } catch (ConditionalCheckFailedException none) {
      return Optional.empty();
    }
    return find(id);
  }

  @Override
  public List<Correction> newest(int limit) {
    return reads
        .query(
            QueryRequest.builder()
                .indexName("bySlot")
                .scanIndexForward(false)
                .keyConditionExpression("#slot = :slot")
                .expressionAttributeNames(Map.of("#slot", IncidentItem.SLOT))
                .expressionAttributeValues(Map.of(":slot", Attr.text(CorrectionItem.SLOT))),
            limit)
        .stream()
        .map(CorrectionItem::read)
        .toList();
  }
}
