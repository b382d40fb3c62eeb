package dev.headsup.local.template;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the roles of a template say.
final class Roles {
  private Roles() {}

  /// One statement of a role.
  ///
  /// @param resources by logical id where they are resources of the template
  /// @param except what `*` does not mean here (`NotResource`)
  record Statement(
      String role,
      boolean allows,
      Set<String> actions,
      Set<String> resources,
      Set<String> except,
      Raw.Fields raw) {}

  /// Every statement of every role.
  static List<Statement> statements(Template template) {
    return template.ofType("AWS::IAM::Role").stream()
        .flatMap(role ->
            Deployed.mappings(role.properties().items("Policies")).stream()
                .flatMap(policy ->
                    Deployed.mappings(policy.fields("PolicyDocument").items("Statement")).stream())
                .map(raw ->
                    new Statement(
                        role.id(),
                        raw.text("Effect").equals("Allow"),
                        words(template, raw, "Action"),
                        raw.find("NotResource").isPresent()
                            ? Set.of("*")
                            : words(template, raw, "Resource"),
                        words(template, raw, "NotResource"),
                        raw)))
        .toList();
  }

  private static Set<String> words(Template template, Raw.Fields statement, String key) {
    return statement.items(key).stream()
        .map(raw -> Deployed.logical(template, raw))
        .collect(Collectors.toUnmodifiableSet());
  }
}
