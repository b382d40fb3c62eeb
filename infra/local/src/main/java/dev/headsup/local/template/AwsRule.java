package dev.headsup.local.template;

import java.util.List;

/// A rule of the account's own bus, on which AWS's services speak. Of its pattern the sources are
/// worked out; what else it asks for must hold for every event that the local runtime makes up.
///
/// @param sources for example `aws.ses`
/// @param queues logical ids of the queues that it leads to
public record AwsRule(String id, List<String> sources, List<String> queues) {
  public AwsRule {
    sources = List.copyOf(sources);
    queues = List.copyOf(queues);
  }

  /// The rules of a template.
  ///
  /// @throws TemplateException naming the line of a rule that is not run locally
  static List<AwsRule> of(Template template) {
    Expressions logical = template.expressions(Names.logical());
    return template.ofType(Bus.RULE).stream()
        .filter(rule -> rule.properties().find("EventBusName").isEmpty())
        .map(rule -> of(rule, logical, template))
        .toList();
  }

  private static AwsRule of(Resource rule, Expressions logical, Template template) {
    Raw.Fields properties = rule.properties();
    List<String> sources =
        properties.fields("EventPattern").items("source").stream().map(logical::text).toList();
    if (sources.isEmpty() || !sources.stream().allMatch(source -> source.startsWith("aws."))) {
      throw new TemplateException(
          rule.line(),
          rule.id() + " has no EventBusName, so it hears AWS only: its sources begin with aws.");
    }
    return new AwsRule(rule.id(), sources, Bus.targets(properties, logical, template));
  }
}
