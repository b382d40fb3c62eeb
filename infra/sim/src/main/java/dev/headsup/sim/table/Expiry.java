package dev.headsup.sim.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items whose time is over.
final class Expiry {
  private Expiry() {}

  /// Deletes those of a table.
  ///
  /// @return how many
  static int of(MemoryTable table, String attribute, Instant now) {
    BigDecimal second = BigDecimal.valueOf(now.getEpochSecond());
    List<Map<String, AttributeValue>> over = new ArrayList<>();
    table.walk(
        Range.ALL,
        true,
        0,
        item -> {
          AttributeValue until = item.get(attribute);
          if (until != null
              && until.n() != null
              && new BigDecimal(until.n()).compareTo(second) < 0) {
            over.add(item);
          }
          return true;
        });
    over.forEach(item -> table.set(table.schema().placeOf(item), null));
    return over.size();
  }

  /// All items of a table.
  static List<Map<String, AttributeValue>> all(MemoryTable table) {
    List<Map<String, AttributeValue>> all = new ArrayList<>();
    table.walk(
        Range.ALL,
        true,
        0,
        item -> {
          all.add(item);
          return true;
        });
    return all;
  }
}
