package dev.headsup.sim.table;

import dev.headsup.sim.Choice;
import dev.headsup.sim.Io;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads of items by their keys. What is not asked for consistently may be seen as it was before
/// its last changes.
final class Reading {
  private static final int MOST_KEYS = 100;

  private final Function<String, MemoryTable> tables;
  private final Io io;

  Reading(Function<String, MemoryTable> tables, Io io) {
    this.tables = tables;
    this.io = io;
  }

  GetItemResponse get(GetItemRequest request) {
    MemoryTable table = tables.apply(request.tableName());
    Bindings bindings =
        new Bindings(
            request.expressionAttributeNames(),
            request.hasExpressionAttributeNames(),
            Map.of(),
            false);
    Optional<List<Path>> shown = projection(request.projectionExpression(), bindings);
    bindings.done();
    Map<String, AttributeValue> item =
        item(table, table.schema().place(request.key()), request.consistentRead());
    return item == null
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(shown(item, shown)).build();
  }

  static Optional<List<Path>> projection(@Nullable String expression, Bindings bindings) {
    return Optional.ofNullable(expression).map(text -> PathParser.projection(text, bindings));
  }

  static Map<String, AttributeValue> shown(
      Map<String, AttributeValue> item, Optional<List<Path>> paths) {
    return paths.map(these -> Shape.cut(item, these)).orElse(item);
  }

  private @Nullable Map<String, AttributeValue> item(
      MemoryTable table, byte[] place, @Nullable Boolean consistent) {
    return Boolean.TRUE.equals(consistent)
        ? table.get(place)
        : table.get(place, io.choose(Choice.STALE, table.behind(place) + 1));
  }

  BatchGetItemResponse get(BatchGetItemRequest request) {
    List<Wanted> wanted = wanted(request);
    int done = wanted.size() - io.choose(Choice.UNDONE, wanted.size() + 1);
    Map<String, List<Map<String, AttributeValue>>> found = new TreeMap<>();
    request.requestItems().keySet().forEach(name -> found.put(name, new ArrayList<>()));
    Map<String, List<Map<String, AttributeValue>>> left = new TreeMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      Wanted each = wanted.get(i);
      String name = each.table.schema().table();
      if (i >= done) {
        left.computeIfAbsent(name, none -> new ArrayList<>()).add(each.key);
        continue;
      }
      Map<String, AttributeValue> item = item(each.table, each.place, each.consistent);
      if (item != null) {
        found.computeIfAbsent(name, none -> new ArrayList<>()).add(shown(item, each.shown));
      }
    }
    Map<String, KeysAndAttributes> unprocessed = new TreeMap<>();
    request
        .requestItems()
        .forEach((name, asked) -> {
          List<Map<String, AttributeValue>> keys = left.get(name);
          if (keys != null) {
            unprocessed.put(name, asked.copy(again -> again.keys(keys)));
          }
        });
    return BatchGetItemResponse.builder().responses(found).unprocessedKeys(unprocessed).build();
  }

  @SuppressWarnings(
      "ArrayRecordComponent") // never compared; a list of bytes would be ten times as large
  private record Wanted(
      MemoryTable table,
      Map<String, AttributeValue> key,
      byte[] place,
      boolean consistent,
      Optional<List<Path>> shown) {}

  private List<Wanted> wanted(BatchGetItemRequest request) {
    List<Wanted> wanted = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    new TreeMap<>(request.requestItems())
        .forEach((name, asked) -> {
          MemoryTable table = tables.apply(name);
          Bindings bindings =
              new Bindings(
                  asked.expressionAttributeNames(),
                  asked.hasExpressionAttributeNames(),
                  Map.of(),
                  false);
          Optional<List<Path>> shown = projection(asked.projectionExpression(), bindings);
          bindings.done();
          for (Map<String, AttributeValue> key : asked.keys()) {
            byte[] place = table.schema().place(key);
            if (!seen.add(List.of(name, java.nio.ByteBuffer.wrap(place)))) {
              throw Refusal.invalid("Provided list of item keys contains duplicates");
            }
            boolean consistent = Boolean.TRUE.equals(asked.consistentRead());
            wanted.add(new Wanted(table, key, place, consistent, shown));
          }
        });
    if (wanted.isEmpty() || wanted.size() > MOST_KEYS) {
      throw Refusal.invalid("A batch takes 1 to " + MOST_KEYS + " keys");
    }
    return wanted;
  }
}
