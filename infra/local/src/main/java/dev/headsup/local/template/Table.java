package dev.headsup.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A DynamoDB table of the template.
///
/// @param id its logical id
/// @param attributes the type (`S`, `N` or `B`) of each key attribute
/// @param ttl the attribute by which DynamoDB cleans, where there is one
public record Table(
    String id,
    String name,
    Map<String, String> attributes,
    Key key,
    List<Index> indexes,
    Optional<String> ttl,
    Raw.Fields properties) {
  public Table {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    indexes = List.copyOf(indexes);
  }

  /// Partition key, and sort key where there is one.
  public record Key(String partition, Optional<String> sort) {}

  /// A global secondary index. `projection` is `ALL`, `KEYS_ONLY` or `INCLUDE` (then `included`
  /// names the attributes).
  public record Index(String name, Key key, String projection, List<String> included) {
    public Index {
      included = List.copyOf(included);
    }
  }
}
