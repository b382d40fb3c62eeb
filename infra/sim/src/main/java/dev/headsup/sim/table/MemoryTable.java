package dev.headsup.sim.table;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The items of one table, packed, in the order of their places, and its indexes, which are always
/// up to date; how far behind a read may see them is chosen by who reads.
final class MemoryTable {
  /// Takes items one after the other.
  interface Taker {
    /// @return whether to go on
    boolean take(Map<String, AttributeValue> item);
  }

  private final Schema schema;
  private final ItemCodec codec = new ItemCodec();
  private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Values.BYTES);
  // From the place in the index to the place in the table.
  private final Map<String, NavigableMap<byte[], byte[]>> indexes = new LinkedHashMap<>();
  private final Recent recent;
  private final Changes changes;

  /// @param changes hears of each change
  MemoryTable(Schema schema, InstantSource clock, Changes changes) {
    this.schema = schema;
    this.changes = changes;
    recent = new Recent(clock);
    schema.indexes().keySet().forEach(name -> indexes.put(name, new TreeMap<>(Values.BYTES)));
  }

  Schema schema() {
    return schema;
  }

  int count() {
    return rows.size();
  }

  /// An item as it is; null: there is none.
  @Nullable Map<String, AttributeValue> get(byte[] place) {
    return item(place, rows.get(place));
  }

  /// How many changes of what begins so may be missing in an eventually consistent read.
  int behind(byte[] prefix) {
    return recent.count(prefix);
  }

  /// An item as it was before its last so many changes.
  @Nullable Map<String, AttributeValue> get(byte[] place, int behind) {
    Optional<byte[]> before = recent.before(place, behind).get(place);
    return before == null ? get(place) : item(place, before.orElse(null));
  }

  private @Nullable Map<String, AttributeValue> item(byte[] place, byte @Nullable [] packed) {
    return codec.unpackIf(packed, schema.named(place));
  }

  /// Writes an item, or takes it away.
  ///
  /// @param after null: take it away
  void set(byte[] place, @Nullable Map<String, AttributeValue> after) {
    Map<String, AttributeValue> before = get(place);
    schema
        .indexes()
        .values()
        .forEach(index -> {
          NavigableMap<byte[], byte[]> entries = entries(index);
          byte[] old = before == null ? null : schema.placeIn(index, before, place);
          byte[] now = after == null ? null : schema.placeIn(index, after, place);
          if (old != null) {
            entries.remove(old);
          }
          if (now != null) {
            entries.put(now, place);
          }
        });
    byte[] packed =
        after == null
            ? rows.remove(place)
            : rows.put(place, codec.pack(after, schema.key().attributes()));
    recent.changed(place, packed);
    if (!Objects.equals(before, after)) {
      changes.changed(schema.table(), before, after);
    }
  }

  private NavigableMap<byte[], byte[]> entries(Schema.Index index) {
    NavigableMap<byte[], byte[]> entries = indexes.get(index.name());
    if (entries == null) {
      throw new IllegalArgumentException("No index " + index.name());
    }
    return entries;
  }

  /// Gives the items of a range of places one after the other, as they were before the last so many
  /// changes.
  void walk(Range range, boolean forward, int behind, Taker taker) {
    Map<byte[], Optional<byte[]>> old = recent.before(range.partition(), behind);
    NavigableMap<byte[], byte[]> current = range.of(rows);
    NavigableMap<byte[], byte[]> seen = current;
    if (!old.isEmpty()) {
      NavigableMap<byte[], byte[]> changed = new TreeMap<>(current);
      old.forEach((place, packed) -> {
        if (packed.isPresent() && range.holds(place)) {
          changed.put(place, packed.get());
        } else {
          changed.remove(place);
        }
      });
      seen = changed;
    }
    for (Map.Entry<byte[], byte[]> row : (forward ? seen : seen.descendingMap()).entrySet()) {
      if (!taker.take(codec.unpack(row.getValue(), schema.named(row.getKey())))) {
        return;
      }
    }
  }

  /// The same by an index; its range is of places in the index.
  void walk(Schema.Index index, Range range, boolean forward, int behind, Taker taker) {
    Map<byte[], Optional<byte[]>> old = recent.before(new byte[0], behind);
    NavigableMap<byte[], byte[]> seen = range.of(entries(index));
    if (!old.isEmpty()) {
      NavigableMap<byte[], byte[]> changed = new TreeMap<>(seen);
      changed.values().removeIf(old::containsKey);
      old.forEach((place, packed) -> {
        Map<String, AttributeValue> item = item(place, packed.orElse(null));
        byte[] at = item == null ? null : schema.placeIn(index, item, place);
        if (at != null && range.holds(at)) {
          changed.put(at, place);
        }
      });
      seen = changed;
    }
    for (byte[] place : (forward ? seen : seen.descendingMap()).values()) {
      Optional<byte[]> before = old.get(place);
      Map<String, AttributeValue> item =
          before == null ? get(place) : item(place, before.orElse(null));
      if (item == null) {
        throw new IllegalStateException("The index " + index.name() + " leads to no item");
      }
      if (!taker.take(item)) {
        return;
      }
    }
  }
}
