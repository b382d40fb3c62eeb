package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import java.util.Map;

/// A condition on one property of an event or one trait of a customer.
///
/// @param field the dotted name
public record FieldCondition(String field, Match match) {
  /// Whether it holds for these properties or traits.
  public boolean holds(Map<String, Value> fields) {
    return match.holds(fields.get(field));
  }

  /// The condition in words, for example `error_code E12`.
  public String words() {
    return field + " " + match.words();
  }
}
