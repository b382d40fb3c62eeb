package dev.headsup.local.doctor;

import dev.headsup.local.template.Raw;
import dev.headsup.local.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a template declares, part by part, in a form that two writings of the same have in common:
/// `sam deploy` writes the text anew, in another order and in long forms.
final class TemplateParts {

  /// What packaging replaces by where it put it.
  private static final Set<String> PACKAGED = Set.of("CodeUri", "TemplateURL");

  private TemplateParts() {}

  /// Resources by logical id, and the functions' `Globals`.
  ///
  /// @throws dev.headsup.local.template.TemplateException when it is no YAML of a template
  static Map<String, String> of(String template) {
    Raw.Fields root = Template.written(template);
    Map<String, String> parts = new TreeMap<>();
    root.fields("Resources")
        .fields()
        .forEach((id, resource) ->
            parts.put(
                id,
                resource instanceof Raw.Fields fields
                    // Metadata is of the tools that build and package.
                    ? fields(fields, Set.of("Metadata"))
                    : text(resource)));
    root.find("Globals").ifPresent(globals -> parts.put("Globals", text(globals)));
    return parts;
  }

  private static String text(Raw raw) {
    return switch (raw) {
      case Raw.Text text -> "'" + text.value().strip() + "'";
      case Raw.Items items -> items.items().stream().map(TemplateParts::text).toList().toString();
      case Raw.Fields fields -> fields(fields, PACKAGED);
      case Raw.Call(String function, Raw.Text argument, int line)
          when function.equals("Fn::GetAtt") ->
          // The short form of a list of two.
          call(
              function,
              List.of(argument.value().split("\\.", 2)).stream()
                  .map(part -> "'" + part + "'")
                  .toList()
                  .toString());
      case Raw.Call call -> call(call.function(), text(call.argument()));
    };
  }

  private static String call(String function, String argument) {
    return "!" + function + " " + argument;
  }

  private static String fields(Raw.Fields fields, Set<String> without) {
    return new TreeMap<>(fields.fields())
        .entrySet().stream()
            .filter(field -> !without.contains(field.getKey()))
            .map(field -> field.getKey() + ": " + text(field.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }
}
