package dev.headsup.sim.world;

import dev.headsup.functions.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The tables of template.yaml, with their keys, and what the functions find in their environment.
@SuppressWarnings("ImmutableEnumChecker") // the lists are those of List.of
public enum Place {
  ACTIVITY(Variable.ACTIVITY_TABLE, "ActivityTable", List.of("customer"), "", List.of(), ""),
  PROFILES(Variable.PROFILES_TABLE, "ProfilesTable", List.of("pk", "sk"), "", List.of(), ""),
  OUTREACHES(
      Variable.OUTREACHES_TABLE,
      "OutreachesTable",
      List.of("customer", "id"),
      "byDay",
      List.of("day", "at"),
      "expires"),
  INBOX(Variable.INBOX_TABLE, "InboxTable", List.of("customer", "id"), "", List.of(), "expires"),
  DUE(Variable.DUE_TABLE, "DueTable", List.of("slot", "id"), "", List.of(), ""),
  QUARANTINE(
      Variable.QUARANTINE_TABLE, "QuarantineTable", List.of("day", "id"), "", List.of(), "expires"),
  SETTINGS(Variable.SETTINGS_TABLE, "SettingsTable", List.of("pk", "sk"), "", List.of(), ""),
  INCIDENTS(
      Variable.INCIDENTS_TABLE,
      "IncidentsTable",
      List.of("pk", "sk"),
      "bySlot",
      List.of("slot", "at"),
      "expires"),
  EXPOSURE(
      Variable.EXPOSURE_TABLE,
      "ExposureTable",
      List.of("shard", "customer"),
      "",
      List.of(),
      "expires"),
  COUNTERS(Variable.COUNTERS_TABLE, "CountersTable", List.of("name"), "", List.of(), "expires"),
  HAND_OFFS(
      Variable.HAND_OFFS_TABLE,
      "HandOffsTable",
      List.of("customer", "id"),
      "bySlot",
      List.of("slot", "promise"),
      "expires");

  private final Variable variable;
  private final String table;
  private final List<String> key;
  private final String index;
  private final List<String> indexKey;
  private final String expires;

  Place(
      Variable variable,
      String table,
      List<String> key,
      String index,
      List<String> indexKey,
      String expires) {
    this.variable = variable;
    this.table = table;
    this.key = key;
    this.index = index;
    this.indexKey = indexKey;
    this.expires = expires;
  }

  /// Its name, which is that of the resource in the template.
  public String table() {
    return table;
  }

  /// The attributes of its key.
  public List<String> key() {
    return key;
  }

  /// The attributes of its index's key; empty without one.
  public List<String> indexKey() {
    return indexKey;
  }

  /// The attribute with the end of an item's life; empty without one.
  public String expires() {
    return expires;
  }

  /// Makes all tables.
  static void create(DynamoDbClient dynamo) {
    for (Place place : values()) {
      List<AttributeDefinition> attributes = new ArrayList<>();
      place.key.forEach(name -> attributes.add(text(name)));
      place.indexKey.stream()
          .filter(name -> !place.key.contains(name))
          .forEach(name -> attributes.add(text(name)));
      CreateTableRequest.Builder request =
          CreateTableRequest.builder()
              .tableName(place.table)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .keySchema(schema(place.key))
              .attributeDefinitions(attributes);
      if (!place.index.isEmpty()) {
        request.globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName(place.index)
                .keySchema(schema(place.indexKey))
                .projection(all -> all.projectionType(ProjectionType.ALL))
                .build());
      }
      dynamo.createTable(request.build());
    }
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<KeySchemaElement> schema(List<String> names) {
    List<KeySchemaElement> schema = new ArrayList<>();
    for (String name : names) {
      schema.add(
          KeySchemaElement.builder()
              .attributeName(name)
              .keyType(schema.isEmpty() ? KeyType.HASH : KeyType.RANGE)
              .build());
    }
    return schema;
  }

  /// The names of all tables, by the variables that functions read.
  static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    for (Place place : values()) {
      variables.put(place.variable.name(), place.table);
    }
    return variables;
  }
}
