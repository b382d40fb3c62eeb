package dev.headsup.local.target;

import dev.headsup.local.template.Expressions;
import dev.headsup.local.template.Function;
import dev.headsup.local.template.Names;
import dev.headsup.local.template.Template;
import dev.headsup.local.template.TemplateException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The variables of all functions of a template, worked out for one place where it runs.
///
/// @param values what has a value there
/// @param missing why a variable has none, by its name
public record Variables(Map<String, String> values, Map<String, String> missing) {
  public Variables {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    missing = Map.copyOf(missing);
  }

  /// @param access endpoints, Region and credentials, which stand beside the functions' variables
  static Variables of(Template template, Names names, Map<String, String> access) {
    Expressions expressions = template.expressions(names);
    Map<String, String> values = new LinkedHashMap<>(access);
    Map<String, String> missing = new LinkedHashMap<>();
    for (Function function : template.functions()) {
      function
          .environment()
          .forEach((variable, raw) -> {
            try {
              expressions.optional(raw).ifPresent(value -> values.putIfAbsent(variable, value));
            } catch (TemplateException | TargetException e) {
              missing.put(variable, String.valueOf(e.getMessage()));
            }
          });
    }
    return new Variables(values, missing);
  }

  static Map<String, String> resources(Template template, Names names) {
    Map<String, String> resources = new LinkedHashMap<>();
    for (String id : template.resources().keySet()) {
      names.ref(id).ifPresent(name -> resources.put(id, name));
    }
    return resources;
  }

  /// The outputs that have a value there.
  static Map<String, String> outputs(Template template, Names names) {
    Expressions expressions = template.expressions(names);
    Map<String, String> outputs = new LinkedHashMap<>();
    template
        .outputs()
        .forEach((id, raw) -> {
          try {
            expressions.optional(raw).ifPresent(value -> outputs.put(id, value));
          } catch (TemplateException e) {
            // Such as the topic of the alarms, which a local stack does not run.
          }
        });
    return outputs;
  }
}
