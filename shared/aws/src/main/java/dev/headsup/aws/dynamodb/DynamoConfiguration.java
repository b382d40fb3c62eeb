package dev.headsup.aws.dynamodb;

import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The configuration that runs, as the functions read it from the settings table: consistently, and
/// without what was removed. Who changes it is [DynamoDocuments]. Safe for use by many threads and
/// processes at once.
public final class DynamoConfiguration {
  private final DynamoDbClient client;
  private final String table;

  /// @param settingsTable the name of the settings table
  public DynamoConfiguration(DynamoDbClient client, String settingsTable) {
    this.client = client;
    this.table = settingsTable;
  }

  /// All documents of a kind, in order of their ids: those that can be used, and those that are
  /// damaged.
  public List<Stored> all(Kind kind) {
    return current(client, table, kind)
        .filter(stored -> !(stored instanceof Document document && document.removed()))
        .toList();
  }

  /// The document of a kind that has one only, damaged or not; empty where there is none.
  public Optional<Stored> single(Kind kind) {
    DocumentName name = DocumentName.single(kind);
    return all(kind).stream().filter(stored -> stored.name().equals(name)).findFirst();
  }

  /// The same by one small read of its own, for who asks for each message.
  public Optional<Stored> singleAlone(Kind kind) {
    DocumentName name = DocumentName.single(kind);
    return new Reads(client, table)
        .one(DocumentItem.currentKey(name))
        .map(item -> DocumentItem.read(name, item))
        .filter(stored -> !(stored instanceof Document document && document.removed()));
  }

  /// Every document of a kind, also the removed ones.
  static Stream<Stored> current(DynamoDbClient client, String table, Kind kind) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#pk = :pk")
            .expressionAttributeNames(Map.of("#pk", "pk"))
            .expressionAttributeValues(Map.of(":pk", Attr.text(kind.word())));
    return new Reads(client, table)
        .query(query, 0).stream()
            .map(item -> DocumentItem.read(kind, item))
            .flatMap(Optional::stream);
  }
}
