package dev.headsup.sim.table;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where in an item a value lies: an attribute, and from there through maps and lists.
record Path(List<Step> steps) {
  /// One step of it.
  sealed interface Step {
    /// Into a map.
    record Field(String name) implements Step {}

    /// Into a list.
    record Place(int index) implements Step {}
  }

  Path {
    steps = List.copyOf(steps);
  }

  static Path of(String attribute) {
    return new Path(List.of(new Step.Field(attribute)));
  }

  /// The attribute that the path begins with.
  String attribute() {
    return ((Step.Field) steps.getFirst()).name();
  }

  boolean isAttribute() {
    return steps.size() == 1;
  }

  /// Whether one of both leads to or through the other.
  boolean overlaps(Path other) {
    int common = Math.min(steps.size(), other.steps.size());
    return steps.subList(0, common).equals(other.steps.subList(0, common));
  }

  /// What lies there; null: nothing.
  @Nullable AttributeValue find(Map<String, AttributeValue> item) {
    AttributeValue found = item.get(attribute());
    for (Step step : steps.subList(1, steps.size())) {
      found = found == null ? null : step(found, step);
    }
    return found;
  }

  private static @Nullable AttributeValue step(AttributeValue from, Step step) {
    return switch (step) {
      case Step.Field field -> from.hasM() ? from.m().get(field.name()) : null;
      case Step.Place place ->
          from.hasL() && place.index() < from.l().size() ? from.l().get(place.index()) : null;
    };
  }
}
