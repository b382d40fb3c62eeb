package dev.headsup.aws.dynamodb;

import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Stored;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The document of a kind that has one only, as the functions read it from the settings table. Who
/// changes it is [DynamoDocuments]. Safe for use by many threads and processes at once.
public final class DynamoSingle {
  private final DynamoDbClient client;
  private final String table;
  private final Kind kind;

  /// @param settingsTable the name of the settings table
  /// @param kind one that has one document
  public DynamoSingle(DynamoDbClient client, String settingsTable, Kind kind) {
    if (!kind.isSingle()) {
      throw new IllegalArgumentException("There are many " + kind.word());
    }
    this.client = client;
    this.table = settingsTable;
    this.kind = kind;
  }

  /// Reads it, consistently; empty when there is none, or none any more.
  public Optional<Stored> load() {
    return DynamoTriggers.current(client, table, kind)
        .filter(stored -> !(stored instanceof Document document && document.removed()))
        .findFirst();
  }
}
