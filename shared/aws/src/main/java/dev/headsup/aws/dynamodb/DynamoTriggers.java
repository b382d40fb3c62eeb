package dev.headsup.aws.dynamodb;

import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The triggers that run, or the documents of another kind that has many, as the functions read
/// them from the settings table. Who changes them is [DynamoDocuments]. Safe for use by many
/// threads and processes at once.
public final class DynamoTriggers {
  private final DynamoDbClient client;
  private final String table;
  private final Kind kind;

  /// @param settingsTable the name of the settings table
  public DynamoTriggers(DynamoDbClient client, String settingsTable) {
    this(client, settingsTable, Kind.TRIGGERS);
  }

  /// @param kind of which documents
  public DynamoTriggers(DynamoDbClient client, String settingsTable, Kind kind) {
    this.client = client;
    this.table = settingsTable;
    this.kind = kind;
  }

  /// Reads all of them, consistently, in order of their ids: those that can be used, and those that
  /// are damaged. Removed ones are not among them.
  public List<Stored> load() {
    return current(client, table, kind)
        .filter(stored -> !(stored instanceof Document document && document.removed()))
        .toList();
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
