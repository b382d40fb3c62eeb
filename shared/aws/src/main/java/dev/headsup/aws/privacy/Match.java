package dev.headsup.aws.privacy;

import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a row shows whose it is.
enum Match {
  /// By its attribute `customer`.
  CUSTOMER {
    @Override
    boolean of(Whose whose, Map<String, AttributeValue> row) {
      return whose.isId(text(row, "customer"));
    }
  },
  /// Below the customer, or leading to them from an address, a handle or an id from before; what is
  /// kept of an address lies below its hash.
  PROFILE {
    @Override
    boolean of(Whose whose, Map<String, AttributeValue> row) {
      String pk = text(row, "pk");
      String sk = text(row, "sk");
      return whose.isId(after(BELOW, pk))
          || whose.isId(after(BELOW, sk))
          || whose.isId(after(WRITTEN_TO, sk))
          || whose.isId(after(CAME_AS, sk))
          // Who else was written to there is somebody else's row.
          || (pk.startsWith(ADDRESS)
              && !sk.startsWith(WRITTEN_TO)
              && whose.isAddress(pk.substring(pk.lastIndexOf('#') + 1)));
    }
  },
  /// By what the text says that nobody could read.
  TEXT {
    @Override
    boolean of(Whose whose, Map<String, AttributeValue> row) {
      return Stream.of("event", "detail", "name", "id")
          .map(name -> text(row, name))
          .anyMatch(text -> !text.isEmpty() && whose.isIn(text));
    }
  },
  /// By a word of its name.
  NAME {
    @Override
    boolean of(Whose whose, Map<String, AttributeValue> row) {
      return Stream.of(text(row, "name").split("[ #/]"))
          .anyMatch(word -> whose.isId(word) || whose.isAddress(word));
    }
  },
  /// By the customer at whom a walk stands.
  WALK {
    @Override
    boolean of(Whose whose, Map<String, AttributeValue> row) {
      return text(row, "pk").startsWith("walk#") && whose.isId(text(row, "next"));
    }
  };

  /// Begins the partition of a customer in the profiles table, and what leads there.
  static final String BELOW = "c#";

  /// Begins the sort key that names an id from before.
  static final String CAME_AS = "was#";

  /// Begins the sort key, below an address, that names who was written to there.
  static final String WRITTEN_TO = "to#";

  /// Begins the partition of an address.
  static final String ADDRESS = "x#";

  abstract boolean of(Whose whose, Map<String, AttributeValue> row);

  /// The text of an attribute; empty where there is none.
  static String text(Map<String, AttributeValue> row, String name) {
    AttributeValue value = row.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  /// What follows a beginning; empty, which is nobody's id, where it begins otherwise.
  static String after(String start, String text) {
    return text.startsWith(start) ? text.substring(start.length()) : "";
  }
}
