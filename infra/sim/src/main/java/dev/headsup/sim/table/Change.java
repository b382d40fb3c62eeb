package dev.headsup.sim.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What an update expression does to an item. Everything on a right side is read from the item as
/// it was.
record Change(List<Action> actions) {
  /// One action, on one path.
  sealed interface Action {
    Path path();

    record Set(Path path, Source source) implements Action {}

    record Remove(Path path) implements Action {}

    /// More of a number, or members to a set.
    record Add(Path path, AttributeValue more) implements Action {}

    /// Members from a set.
    record Delete(Path path, AttributeValue members) implements Action {}
  }

  /// A right side.
  sealed interface Source {
    record Plain(Operand operand) implements Source {}

    record IfNotExists(Path path, Source otherwise) implements Source {}

    record Appended(Source first, Source second) implements Source {}

    record Sum(Source left, boolean plus, Source right) implements Source {}
  }

  Change {
    actions = List.copyOf(actions);
  }

  List<Path> paths() {
    return actions.stream().map(Action::path).toList();
  }

  /// The item afterwards.
  Map<String, AttributeValue> applied(Map<String, AttributeValue> before) {
    Map<String, AttributeValue> after = new TreeMap<>(before);
    List<Action> removals = new ArrayList<>();
    for (Action action : actions) {
      switch (action) {
        case Action.Set set -> Shape.put(after, set.path(), value(set.source(), before));
        case Action.Remove remove -> removals.add(remove);
        case Action.Add add -> Shape.put(after, add.path(), added(add, before));
        case Action.Delete delete -> deleted(delete, before, after);
      }
    }
    // From the back of a list, since places count from the item as it was.
    removals.sort(Comparator.comparingInt(Change::lastPlace).reversed());
    removals.forEach(removal -> Shape.put(after, removal.path(), null));
    return after;
  }

  private static int lastPlace(Action action) {
    return action.path().steps().getLast() instanceof Path.Step.Place place ? place.index() : -1;
  }

  private static AttributeValue value(Source source, Map<String, AttributeValue> before) {
    return switch (source) {
      case Source.Plain plain -> {
        AttributeValue value = plain.operand().in(before);
        if (value == null) {
          throw Refusal.invalid(
              "The provided expression refers to an attribute that does not exist in the item");
        }
        yield value;
      }
      case Source.IfNotExists once -> {
        AttributeValue there = once.path().find(before);
        yield there == null ? value(once.otherwise(), before) : there;
      }
      case Source.Appended appended -> {
        List<AttributeValue> all = new ArrayList<>(list(value(appended.first(), before)));
        all.addAll(list(value(appended.second(), before)));
        yield AttributeValue.fromL(all);
      }
      case Source.Sum sum -> {
        BigDecimal left = number(value(sum.left(), before));
        BigDecimal right = number(value(sum.right(), before));
        yield Values.number(sum.plus() ? left.add(right) : left.subtract(right));
      }
    };
  }

  private static List<AttributeValue> list(AttributeValue value) {
    if (value.type() != AttributeValue.Type.L) {
      throw wrongType();
    }
    return value.l();
  }

  private static BigDecimal number(AttributeValue value) {
    if (value.type() != AttributeValue.Type.N) {
      throw wrongType();
    }
    return new BigDecimal(value.n());
  }

  private static AttributeValue added(Action.Add add, Map<String, AttributeValue> before) {
    AttributeValue there = add.path().find(before);
    AttributeValue more = add.more();
    if (there == null) {
      return more;
    }
    if (there.type() != more.type()) {
      throw wrongType();
    }
    if (more.type() == AttributeValue.Type.N) {
      return Values.number(new BigDecimal(there.n()).add(new BigDecimal(more.n())));
    }
    return switch (more.type()) {
      case SS -> AttributeValue.fromSs(union(there.ss(), more.ss()));
      case NS -> Values.formed(AttributeValue.fromNs(union(there.ns(), more.ns())));
      case BS ->
          Values.formed(
              AttributeValue.fromBs(
                  java.util.stream.Stream.concat(there.bs().stream(), more.bs().stream())
                      .distinct()
                      .toList()));
      case S, N, B, BOOL, NUL, L, M, UNKNOWN_TO_SDK_VERSION -> throw wrongType();
    };
  }

  private static List<String> union(List<String> one, List<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  private static void deleted(
      Action.Delete delete, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    AttributeValue there = delete.path().find(before);
    AttributeValue members = delete.members();
    if (there == null) {
      return;
    }
    if (there.type() != members.type()) {
      throw wrongType();
    }
    AttributeValue left =
        switch (there.type()) {
          case SS -> AttributeValue.fromSs(without(there.ss(), members.ss()));
          case NS -> AttributeValue.fromNs(without(there.ns(), members.ns()));
          case BS -> AttributeValue.fromBs(without(there.bs(), members.bs()));
          case S, N, B, BOOL, NUL, L, M, UNKNOWN_TO_SDK_VERSION -> throw wrongType();
        };
    boolean empty = left.ss().isEmpty() && left.ns().isEmpty() && left.bs().isEmpty();
    Shape.put(after, delete.path(), empty ? null : left);
  }

  private static <T> List<T> without(List<T> all, List<T> some) {
    return all.stream().filter(each -> !some.contains(each)).toList();
  }

  private static RuntimeException wrongType() {
    return Refusal.invalid("An operand in the update expression has an incorrect data type");
  }
}
