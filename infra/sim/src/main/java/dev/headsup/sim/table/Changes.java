package dev.headsup.sim.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Somebody who hears of every change of an item, at the moment it takes effect and in that order,
/// as a stream of a table tells it with old and new images. What stays the same is not told.
public interface Changes {
  /// @param before null: there was none
  /// @param now null: there is none any more
  void changed(
      String table,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> now);
}
