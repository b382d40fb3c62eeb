package dev.headsup.local.stack;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How many events are in the quarantine, and why.
record Refusals(Stores stores) {
  private static final AttributeValue NO_REASON = AttributeValue.fromS("");

  /// Counts by the name of the reason, in order of the names.
  Map<String, Long> byReason() {
    return stores
        .client()
        .scanPaginator(
            scan -> scan.tableName(stores.quarantineTable()).projectionExpression("reason"))
        .items()
        .stream()
        .collect(
            Collectors.groupingBy(
                item -> item.getOrDefault("reason", NO_REASON).s(),
                TreeMap::new,
                Collectors.counting()));
  }
}
