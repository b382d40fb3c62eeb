package dev.headsup.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An event bus of EventBridge, and where its rules put every event. The account's own bus, on
/// which AWS's services speak, is none of these: see [AwsRule].
///
/// Rules that choose among events are not worked out locally: their pattern is an error that names
/// its line.
///
/// @param id its logical id
/// @param queues logical ids of the queues that its rules lead to
public record Bus(String id, String name, List<String> queues) {
  static final String TYPE = "AWS::Events::EventBus";
  static final String RULE = "AWS::Events::Rule";

  public Bus {
    queues = List.copyOf(queues);
  }

  /// The buses of a template with their rules.
  ///
  /// @throws TemplateException naming the line of a rule that is not run locally
  static List<Bus> of(Template template) {
    Expressions logical = template.expressions(Names.logical());
    List<Resource> rules =
        template.ofType(RULE).stream()
            .filter(rule -> rule.properties().find("EventBusName").isPresent())
            .toList();
    List<Bus> buses = new ArrayList<>();
    for (Resource bus : template.ofType(TYPE)) {
      String name = logical.text(need(bus.properties(), "Name"));
      List<String> queues =
          rules.stream()
              .map(Resource::properties)
              .filter(rule -> logical.text(need(rule, "EventBusName")).equals(bus.id()))
              .flatMap(rule -> queues(rule, logical, template).stream())
              .toList();
      buses.add(new Bus(bus.id(), name, queues));
    }
    for (Resource rule : rules) {
      String bus = logical.text(need(rule.properties(), "EventBusName"));
      if (buses.stream().noneMatch(known -> known.id().equals(bus))) {
        throw new TemplateException(rule.line(), rule.id() + " is a rule of " + bus + ": no bus");
      }
    }
    return buses;
  }

  private static List<String> queues(Raw.Fields rule, Expressions logical, Template template) {
    if (!isEverything(rule.fields("EventPattern"))) {
      throw new TemplateException(
          rule.fields("EventPattern").line(),
          "the local runtime runs rules for every event only: source: [{ prefix: \"\" }]");
    }
    return targets(rule, logical, template);
  }

  /// The queues that a rule leads to.
  static List<String> targets(Raw.Fields rule, Expressions logical, Template template) {
    List<String> queues = new ArrayList<>();
    for (Raw target : rule.items("Targets")) {
      if (!(target instanceof Raw.Fields fields)) {
        throw new TemplateException(target.line(), "a target is a mapping");
      }
      String queue = logical.text(need(fields, "Arn"));
      if (template.queue(queue).isEmpty()) {
        throw new TemplateException(target.line(), "the target " + queue + " is no queue");
      }
      queues.add(queue);
    }
    return queues;
  }

  private static boolean isEverything(Raw.Fields pattern) {
    List<Raw> sources = pattern.items("source");
    return pattern.fields().size() == 1
        && sources.size() == 1
        && sources.getFirst() instanceof Raw.Fields source
        && source.fields().size() == 1
        && source.findText("prefix").filter(String::isEmpty).isPresent();
  }

  private static Raw need(Raw.Fields of, String key) {
    Optional<Raw> value = of.find(key);
    return value.orElseThrow(() -> new TemplateException(of.line(), key + " is missing"));
  }
}
