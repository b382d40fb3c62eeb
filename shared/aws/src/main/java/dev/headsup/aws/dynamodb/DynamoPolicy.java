package dev.headsup.aws.dynamodb;

import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Stored;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The policy that runs, as the functions read it from the settings table. Who changes it is
/// [DynamoDocuments]. Safe for use by many threads and processes at once.
public final class DynamoPolicy {
  private final DynamoDbClient client;
  private final String table;

  /// @param settingsTable the name of the settings table
  public DynamoPolicy(DynamoDbClient client, String settingsTable) {
    this.client = client;
    this.table = settingsTable;
  }

  /// Reads it, consistently, damaged or not; empty where there is none, or it was removed.
  public Optional<Stored> load() {
    return DynamoTriggers.current(client, table, Kind.POLICY)
        .filter(stored -> stored.name().equals(DocumentName.single(Kind.POLICY)))
        .filter(stored -> !(stored instanceof Document document && document.removed()))
        .findFirst();
  }
}
