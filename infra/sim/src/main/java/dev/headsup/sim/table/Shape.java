package dev.headsup.sim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Parts of items: cutting out what lies at some paths, and putting a value to a path.
final class Shape {
  private Shape() {}

  /// What an item has at these paths, with the maps and lists around it.
  static Map<String, AttributeValue> cut(Map<String, AttributeValue> item, List<Path> paths) {
    Map<String, List<List<Path.Step>>> wanted = new TreeMap<>();
    for (Path path : paths) {
      wanted
          .computeIfAbsent(path.attribute(), name -> new ArrayList<>())
          .add(path.steps().subList(1, path.steps().size()));
    }
    Map<String, AttributeValue> cut = new TreeMap<>();
    wanted.forEach((name, rests) -> {
      AttributeValue part = part(item.get(name), rests);
      if (part != null) {
        cut.put(name, part);
      }
    });
    return cut;
  }

  private static @Nullable AttributeValue part(
      @Nullable AttributeValue value, List<List<Path.Step>> rests) {
    if (value == null || rests.stream().anyMatch(List::isEmpty)) {
      return value;
    }
    if (value.type() == AttributeValue.Type.M) {
      Map<String, AttributeValue> map = new TreeMap<>();
      for (Map.Entry<String, AttributeValue> each : value.m().entrySet()) {
        keep(
            each.getValue(),
            rests,
            new Path.Step.Field(each.getKey()),
            part -> map.put(each.getKey(), part));
      }
      return map.isEmpty() ? null : AttributeValue.fromM(map);
    }
    if (value.type() == AttributeValue.Type.L) {
      List<AttributeValue> list = new ArrayList<>();
      for (int i = 0; i < value.l().size(); i++) {
        keep(value.l().get(i), rests, new Path.Step.Place(i), list::add);
      }
      return list.isEmpty() ? null : AttributeValue.fromL(list);
    }
    return null;
  }

  private static void keep(
      AttributeValue value,
      List<List<Path.Step>> rests,
      Path.Step step,
      java.util.function.Consumer<AttributeValue> keeper) {
    List<List<Path.Step>> inside =
        rests.stream()
            .filter(rest -> rest.getFirst().equals(step))
            .map(rest -> rest.subList(1, rest.size()))
            .toList();
    AttributeValue part = inside.isEmpty() ? null : part(value, inside);
    if (part != null) {
      keeper.accept(part);
    }
  }

  /// Puts a value to a path, or takes away what is there.
  ///
  /// @param value null: take away
  static void put(Map<String, AttributeValue> item, Path path, @Nullable AttributeValue value) {
    List<Path.Step> rest = path.steps().subList(1, path.steps().size());
    String attribute = path.attribute();
    AttributeValue after = rest.isEmpty() ? value : put(item.get(attribute), rest, value);
    if (after == null) {
      item.remove(attribute);
    } else {
      item.put(attribute, after);
    }
  }

  private static AttributeValue put(
      @Nullable AttributeValue into, List<Path.Step> steps, @Nullable AttributeValue value) {
    List<Path.Step> rest = steps.subList(1, steps.size());
    return switch (steps.getFirst()) {
      case Path.Step.Field field when into != null && into.type() == AttributeValue.Type.M -> {
        Map<String, AttributeValue> map = new TreeMap<>(into.m());
        AttributeValue after = rest.isEmpty() ? value : put(map.get(field.name()), rest, value);
        if (after == null) {
          map.remove(field.name());
        } else {
          map.put(field.name(), after);
        }
        yield AttributeValue.fromM(map);
      }
      case Path.Step.Place place when into != null && into.type() == AttributeValue.Type.L -> {
        List<AttributeValue> list = new ArrayList<>(into.l());
        boolean there = place.index() < list.size();
        AttributeValue before = there ? list.get(place.index()) : null;
        AttributeValue after = rest.isEmpty() ? value : put(before, rest, value);
        if (after == null && there) {
          list.remove(place.index());
        } else if (after != null && there) {
          list.set(place.index(), after);
        } else if (after != null) {
          list.add(after);
        }
        yield AttributeValue.fromL(list);
      }
      case Path.Step.Field _, Path.Step.Place _ ->
          throw Refusal.invalid(
              "The document path provided in the update expression is invalid for update");
    };
  }
}
