package dev.headsup.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes trigger folders to the settings table: one item for each, with every file's text.
///
/// A trigger is a folder with a `trigger.yaml`; its name is the trigger's id. Other folders and
/// files are left alone.
record SettingsTriggers(String table, DynamoDbClient client) implements TriggerPublisher {
  private static final String TRIGGERS = "triggers";

  @Override
  public int publish(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new StackException(folder + " is not a folder of triggers");
    }
    Set<String> published = new HashSet<>();
    try (Stream<Path> below = Files.list(folder)) {
      for (Path trigger : below.sorted().toList()) {
        if (Files.isRegularFile(trigger.resolve("trigger.yaml"))) {
          String id = trigger.getFileName().toString();
          put(id, files(trigger));
          published.add(id);
        }
      }
    }
    remove(published);
    return published.size();
  }

  private void put(String id, SortedMap<String, String> files) {
    Map<String, AttributeValue> texts = new HashMap<>();
    StringBuilder all = new StringBuilder();
    files.forEach((path, text) -> {
      texts.put(path, AttributeValue.fromS(text));
      all.append(path).append('\0').append(text).append('\0');
    });
    Map<String, AttributeValue> item =
        Map.of(
            "pk", AttributeValue.fromS(TRIGGERS),
            "sk", AttributeValue.fromS(id),
            "hash", AttributeValue.fromS(Keys.hash(all.toString())),
            "files", AttributeValue.fromM(texts));
    client.putItem(request -> request.tableName(table).item(item));
  }

  private void remove(Set<String> published) {
    List<String> gone =
        client
            .queryPaginator(query ->
                query
                    .tableName(table)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(TRIGGERS)))
                    .projectionExpression("sk"))
            .items()
            .stream()
            .map(item -> item.getOrDefault("sk", AttributeValue.fromS("")).s())
            .filter(id -> !published.contains(id))
            .toList();
    for (String id : gone) {
      client.deleteItem(request ->
          request
              .tableName(table)
              .key(Map.of("pk", AttributeValue.fromS(TRIGGERS), "sk", AttributeValue.fromS(id))));
    }
  }

  private static SortedMap<String, String> files(Path trigger) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(trigger)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = trigger.relativize(file).toString().replace('\\', '/');
        files.put(path, Files.readString(file));
      }
    }
    return files;
  }
}
