package dev.headsup.local.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Works out what a [Raw] value is where the template runs. Knows `Ref`, `Fn::GetAtt`, `Fn::Sub`
/// (both forms), `Fn::Join` and `Fn::If`; any other function is an error that names its line, never
/// a silent guess.
public final class Expressions {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final Map<String, String> parameters;
  private final Map<String, Boolean> conditions;
  private final Set<String> resources;
  private final Names names;

  /// @param resources those that are there: one whose condition does not hold is not
  Expressions(
      Map<String, String> parameters,
      Map<String, Boolean> conditions,
      Set<String> resources,
      Names names) {
    this.parameters = Map.copyOf(parameters);
    this.conditions = Map.copyOf(conditions);
    this.resources = Set.copyOf(resources);
    this.names = names;
  }

  /// The value as text. A list or mapping is an error.
  public String text(Raw raw) {
    return switch (raw) {
      case Raw.Text text -> text.value();
      case Raw.Call call -> call(call);
      case Raw.Items items -> throw new TemplateException(items.line(), "one value, not a list");
      case Raw.Fields fields ->
          throw new TemplateException(fields.line(), "one value, not a mapping");
    };
  }

  /// The value as text; empty where it is `AWS::NoValue`.
  public Optional<String> optional(Raw written) {
    Raw raw = chosen(written);
    return isNoValue(raw) ? Optional.empty() : Optional.of(text(raw));
  }

  private static boolean isNoValue(Raw raw) {
    return raw instanceof Raw.Call(String function, Raw.Text(String name, int at), int line)
        && function.equals("Ref")
        && name.equals("AWS::NoValue");
  }

  /// The value as a whole number.
  public int number(Raw raw) {
    String text = text(raw);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TemplateException(raw.line(), "'" + text + "' is not a whole number");
    }
  }

  /// What stands there once every `Fn::If` around it is decided.
  Raw chosen(Raw raw) {
    if (!(raw instanceof Raw.Call(String function, Raw argument, int line))
        || !function.equals("Fn::If")) {
      return raw;
    }
    if (!(argument instanceof Raw.Items(List<Raw> parts, int at)) || parts.size() != 3) {
      throw new TemplateException(line, "If takes a condition and two values");
    }
    String name = text(parts.getFirst());
    Boolean holds = conditions.get(name);
    if (holds == null) {
      throw new TemplateException(line, "there is no condition " + name);
    }
    return chosen(parts.get(holds ? 1 : 2));
  }

  private String call(Raw.Call call) {
    return switch (call.function()) {
      case "Ref" -> ref(text(call.argument()), call.line());
      case "Fn::GetAtt" -> attribute(call);
      case "Fn::Sub" -> substitute(call);
      case "Fn::Join" -> join(call);
      case "Fn::If" -> text(chosen(call));
      default ->
          throw new TemplateException(
              call.line(),
              call.function()
                  + " is not worked out locally; use Ref, GetAtt, Sub, Join or If here");
    };
  }

  private String ref(String name, int line) {
    String value = parameters.get(name);
    if (value != null) {
      return value;
    }
    if (!resources.contains(name)) {
      throw new TemplateException(line, "'" + name + "' is neither a parameter nor a resource");
    }
    return names
        .ref(name)
        .orElseThrow(() -> new TemplateException(line, "!Ref " + name + " has no local value"));
  }

  private String attribute(Raw.Call call) {
    String path =
        switch (call.argument()) {
          case Raw.Items items ->
              items.items().stream().map(this::text).collect(Collectors.joining("."));
          case Raw other -> text(other);
        };
    int dot = path.indexOf('.');
    if (dot < 0) {
      throw new TemplateException(call.line(), "GetAtt needs Resource.Attribute, not " + path);
    }
    return attribute(path.substring(0, dot), path.substring(dot + 1), call.line());
  }

  private String attribute(String resource, String attribute, int line) {
    if (!resources.contains(resource)) {
      throw new TemplateException(line, "'" + resource + "' is not a resource of this template");
    }
    return names
        .attribute(resource, attribute)
        .orElseThrow(() ->
            new TemplateException(
                line, "!GetAtt " + resource + "." + attribute + " has no local value"));
  }

  private String substitute(Raw.Call call) {
    Map<String, String> own = new HashMap<>();
    Raw pattern = call.argument();
    if (call.argument() instanceof Raw.Items items) {
      if (items.items().size() != 2 || !(items.items().get(1) instanceof Raw.Fields values)) {
        throw new TemplateException(call.line(), "Sub takes a text, or a text and a mapping");
      }
      pattern = items.items().getFirst();
      values.fields().forEach((name, value) -> own.put(name, text(value)));
    }
    Matcher places = PLACE.matcher(text(pattern));
    StringBuilder text = new StringBuilder();
    while (places.find()) {
      places.appendReplacement(text, Matcher.quoteReplacement(place(places, own, call.line())));
    }
    return places.appendTail(text).toString();
  }

  private String place(Matcher places, Map<String, String> own, int line) {
    String name = places.group(2);
    if (!places.group(1).isEmpty()) {
      return "${" + name + "}";
    }
    String value = own.get(name);
    if (value != null) {
      return value;
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? ref(name, line)
        : attribute(name.substring(0, dot), name.substring(dot + 1), line);
  }

  private String join(Raw.Call call) {
    if (call.argument() instanceof Raw.Items(List<Raw> parts, int line)
        && parts.size() == 2
        && parts.get(1) instanceof Raw.Items(List<Raw> values, int valuesLine)) {
      List<String> texts = new ArrayList<>();
      values.forEach(value -> texts.add(text(value)));
      return String.join(text(parts.getFirst()), texts);
    }
    throw new TemplateException(call.line(), "Join takes a delimiter and a list");
  }
}
