package dev.headsup.sim.table;

import java.util.Set;
import java.util.TreeSet;

/// Which attributes a condition is about.
final class Mentions {
  private final Set<String> attributes = new TreeSet<>();

  private Mentions() {}

  static Set<String> of(Condition condition) {
    Mentions mentions = new Mentions();
    mentions.in(condition);
    return mentions.attributes;
  }

  private void in(Condition condition) {
    switch (condition) {
      case Condition.Both both -> {
        in(both.one());
        in(both.other());
      }
      case Condition.Either either -> {
        in(either.one());
        in(either.other());
      }
      case Condition.Not not -> in(not.one());
      case Condition.Exists exists -> in(exists.path());
      case Condition.IsOfType type -> in(type.path());
      case Condition.Compared compared -> {
        in(compared.left());
        in(compared.right());
      }
      case Condition.Between between -> {
        in(between.value());
        in(between.low());
        in(between.high());
      }
      case Condition.Among among -> {
        in(among.value());
        among.choices().forEach(this::in);
      }
      case Condition.Begins begins -> {
        in(begins.value());
        in(begins.start());
      }
      case Condition.Contains contains -> {
        in(contains.value());
        in(contains.part());
      }
    }
  }

  private void in(Operand operand) {
    switch (operand) {
      case Operand.Stored stored -> in(stored.path());
      case Operand.Size size -> in(size.path());
      case Operand.Given _ -> {}
    }
  }

  private void in(Path path) {
    attributes.add(path.attribute());
  }
}
