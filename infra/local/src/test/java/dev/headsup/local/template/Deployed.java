package dev.headsup.local.template;

import dev.headsup.local.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The repository's own templates, for the tests that hold them and the code together.
final class Deployed {
  static final Path FILE = House.root().resolve("template.yaml");
  static final Path ALARMS_FILE = House.root().resolve("infra/alarms.yaml");

  private Deployed() {}

  static Template template() {
    return template(Map.of());
  }

  static Template template(Map<String, String> parameters) {
    return read(FILE, parameters);
  }

  static Template alarms() {
    return nested("Alarms", ALARMS_FILE);
  }

  /// A nested file with, for each parameter, what template.yaml gives it: a resource's logical id
  /// where it gives a resource.
  static Template nested(String id, Path file) {
    Template parent = template();
    Map<String, String> given = new HashMap<>();
    resource(parent, id)
        .properties()
        .fields("Parameters")
        .fields()
        .forEach((name, raw) -> given.put(name, logical(parent, raw)));
    return read(file, given);
  }

  static Resource resource(Template template, String id) {
    Resource resource = template.resources().get(id);
    if (resource == null) {
      throw new AssertionError(template.file() + " has no resource " + id);
    }
    return resource;
  }

  /// The value as text, where every resource is called by its logical id.
  static String logical(Template template, Raw raw) {
    return template.expressions(Names.logical()).text(raw);
  }

  static List<Raw.Fields> mappings(List<Raw> items) {
    return items.stream().map(Raw.Fields.class::cast).toList();
  }

  static Raw.Fields section(Path file, String name) {
    return YamlReader.read(text(file)).fields(name);
  }

  static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException("Cannot read " + file, unreadable);
    }
  }

  private static Template read(Path file, Map<String, String> parameters) {
    try {
      return Template.read(file, parameters);
    } catch (IOException unreadable) {
      throw new IllegalStateException("Cannot read " + file, unreadable);
    }
  }
}
