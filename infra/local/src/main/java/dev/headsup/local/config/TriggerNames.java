package dev.headsup.local.config;

import dev.headsup.authoring.Findings;
import dev.headsup.authoring.trigger.TriggerFiles;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlReader;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Finds triggers that share a name. People know a trigger by its name alone, on every page.
final class TriggerNames {
  private TriggerNames() {}

  /// @param prefix stands before the folders of the triggers in the findings
  static void check(
      String prefix, Map<DocumentName, Map<String, String>> documents, Findings findings) {
    Map<String, String> owners = new HashMap<>();
    documents.forEach((document, files) -> {
      if (document.kind() == Kind.TRIGGERS) {
        String file = TriggerFiles.TRIGGER;
        name(file, files.getOrDefault(file, ""))
            .ifPresent(name -> {
              String first = owners.putIfAbsent(name.value().strip(), document.id());
              if (first != null) {
                findings.add(
                    prefix + document.id() + "/" + file,
                    name.line(),
                    name.column(),
                    "'"
                        + first
                        + "' has this name too: give each trigger its own, which is how people"
                        + " know it");
              }
            });
      }
    });
  }

  /// Mistakes of the file itself are found elsewhere.
  private static Optional<YamlNode.Text> name(String file, String text) {
    return YamlReader.read(file, text, new Findings())
        .filter(YamlNode.Mapping.class::isInstance)
        .flatMap(root ->
            ((YamlNode.Mapping) root)
                .entries().stream()
                    .filter(entry -> entry.key().value().equals("name"))
                    .map(YamlNode.Entry::value)
                    .filter(YamlNode.Text.class::isInstance)
                    .map(YamlNode.Text.class::cast)
                    .filter(name -> !name.value().isBlank())
                    .findFirst());
  }
}
