package dev.headsup.sim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A range of places, from the first of them to the one behind the last.
///
/// @param partition what all of them begin with
/// @param to null: to the end of the table
@SuppressWarnings(
    "ArrayRecordComponent") // never compared; a list of bytes would be ten times as large
record Range(byte[] partition, byte[] from, byte @Nullable [] to) {
  /// Everything.
  static final Range ALL = new Range(new byte[0], new byte[0], null);

  boolean holds(byte[] place) {
    return Values.BYTES.compare(place, from) >= 0
        && (to == null || Values.BYTES.compare(place, to) < 0);
  }

  NavigableMap<byte[], byte[]> of(NavigableMap<byte[], byte[]> places) {
    if (to == null) {
      return places.tailMap(from, true);
    }
    boolean none = Values.BYTES.compare(from, to) >= 0;
    return places.subMap(from, true, none ? from : to, false);
  }

  /// What of this lies behind a place, in the direction of a walk.
  Range behind(byte[] place, boolean forward) {
    if (!forward) {
      boolean before = to == null || Values.BYTES.compare(place, to) < 0;
      return new Range(partition, from, before ? place : to);
    }
    byte[] next = java.util.Arrays.copyOf(place, place.length + 1);
    return Values.BYTES.compare(next, from) > 0 ? new Range(partition, next, to) : this;
  }

  /// The range that a key condition means.
  ///
  /// @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException when it is none that
  ///   DynamoDB takes: the partition must be equal to a text, and of the sort key there may be one
  ///   condition
  static Range of(Condition condition, Schema.Key key) {
    List<Condition> parts = new ArrayList<>();
    flatten(condition, parts);
    String partition = null;
    Condition sort = null;
    for (Condition part : parts) {
      if (partition == null && equalTo(part, key.partition()) != null) {
        partition = equalTo(part, key.partition());
      } else if (sort == null && key.sort() != null) {
        sort = part;
      } else {
        throw unsupported();
      }
    }
    if (partition == null) {
      throw Refusal.invalid("Query condition missed key schema element: " + key.partition());
    }
    if (partition.isEmpty()) {
      throw Refusal.invalid("A key attribute must not be an empty string");
    }
    byte[] start = new SortedBytes().part(partition).done();
    Range whole = new Range(start, start, SortedBytes.behind(start));
    String sortKey = key.sort();
    return sort == null || sortKey == null ? whole : whole.within(sort, partition, sortKey);
  }

  private Range within(Condition sort, String part, String sortKey) {
    return switch (sort) {
      case Condition.Compared compared when isKey(compared.left(), sortKey) -> {
        byte[] place = place(part, text(compared.right()));
        byte[] behind = SortedBytes.behind(place);
        yield switch (compared.relation()) {
          case EQUAL -> new Range(partition, place, behind);
          case LESS -> new Range(partition, from, place);
          case AT_MOST -> new Range(partition, from, behind);
          case MORE -> new Range(partition, behind, to);
          case AT_LEAST -> new Range(partition, place, to);
          case OTHER -> throw unsupported();
        };
      }
      case Condition.Between between when isKey(between.value(), sortKey) ->
          new Range(
              partition,
              place(part, text(between.low())),
              SortedBytes.behind(place(part, text(between.high()))));
      case Condition.Begins begins when isKey(begins.value(), sortKey) -> {
        SortedBytes open = new SortedBytes().part(part).open(text(begins.start()));
        yield new Range(partition, open.done(), open.behindOpen());
      }
      case Condition.Compared _,
          Condition.Between _,
          Condition.Begins _,
          Condition.Both _,
          Condition.Either _,
          Condition.Not _,
          Condition.Exists _,
          Condition.IsOfType _,
          Condition.Among _,
          Condition.Contains _ ->
          throw unsupported();
    };
  }

  private static byte[] place(String partition, String sort) {
    return new SortedBytes().part(partition).part(sort).done();
  }

  private static void flatten(Condition condition, List<Condition> parts) {
    if (condition instanceof Condition.Both(Condition one, Condition other)) {
      flatten(one, parts);
      flatten(other, parts);
    } else {
      parts.add(condition);
    }
  }

  private static @Nullable String equalTo(Condition part, String attribute) {
    return part
                instanceof
                Condition.Compared(Operand left, Condition.Relation relation, Operand right)
            && relation == Condition.Relation.EQUAL
            && isKey(left, attribute)
        ? text(right)
        : null;
  }

  private static boolean isKey(Operand operand, String attribute) {
    return operand.equals(new Operand.Stored(Path.of(attribute)));
  }

  private static String text(Operand operand) {
    if (operand instanceof Operand.Given(AttributeValue value) && value.s() != null) {
      return value.s();
    }
    throw Refusal.invalid(
        "One or more parameter values were invalid: Condition parameter type does not match schema"
            + " type");
  }

  private static RuntimeException unsupported() {
    return Refusal.invalid("Query key condition not supported");
  }
}
