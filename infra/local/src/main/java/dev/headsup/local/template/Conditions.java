package dev.headsup.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Works out the `Conditions` of a template. As in CloudFormation they know parameters and each
/// other, no resources: `Fn::Equals`, `Fn::Not`, `Fn::And`, `Fn::Or` and `Condition`. Anything else
/// is an error that names its line.
final class Conditions {
  private final Raw.Fields declared;
  private final Expressions parameters;
  private final Map<String, Boolean> known = new LinkedHashMap<>();
  private final Set<String> underWay = new TreeSet<>();

  private Conditions(Raw.Fields declared, Expressions parameters) {
    this.declared = declared;
    this.parameters = parameters;
  }

  /// Whether each condition holds, in the order of the file.
  static Map<String, Boolean> of(Raw.Fields declared, Map<String, String> parameters) {
    Expressions values = new Expressions(parameters, Map.of(), Set.of(), Names.logical());
    Conditions conditions = new Conditions(declared, values);
    declared.fields().keySet().forEach(name -> conditions.named(name, declared.line()));
    return conditions.known;
  }

  private boolean named(String name, int line) {
    Boolean already = known.get(name);
    if (already != null) {
      return already;
    }
    Raw raw =
        declared
            .find(name)
            .orElseThrow(() -> new TemplateException(line, "there is no condition " + name));
    if (!underWay.add(name)) {
      throw new TemplateException(raw.line(), "the condition " + name + " asks for itself");
    }
    boolean holds = holds(raw);
    underWay.remove(name);
    known.put(name, holds);
    return holds;
  }

  private boolean holds(Raw raw) {
    if (!(raw instanceof Raw.Call call)) {
      throw new TemplateException(raw.line(), "a condition is a function such as Equals");
    }
    return switch (call.function()) {
      case "Condition" -> named(parameters.text(call.argument()), call.line());
      case "Fn::Equals" -> {
        List<Raw> sides = items(call, 2, 2);
        yield parameters.text(sides.get(0)).equals(parameters.text(sides.get(1)));
      }
      case "Fn::Not" -> !holds(items(call, 1, 1).getFirst());
      // Every part is worked out, so that a mistake in one is found whatever the others say.
      case "Fn::And" -> !items(call, 2, 10).stream().map(this::holds).toList().contains(false);
      case "Fn::Or" -> items(call, 2, 10).stream().map(this::holds).toList().contains(true);
      default ->
          throw new TemplateException(
              call.line(),
              call.function() + " is no condition here; use Equals, Not, And, Or or Condition");
    };
  }

  private static List<Raw> items(Raw.Call call, int least, int most) {
    if (call.argument() instanceof Raw.Items(List<Raw> items, int line)
        && items.size() >= least
        && items.size() <= most) {
      return items;
    }
    throw new TemplateException(
        call.line(),
        call.function() + " takes " + (least == most ? least : least + " to " + most) + " values");
  }
}
