package dev.headsup.local.template;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A function of the template with Globals merged in.
///
/// @param id its logical id
/// @param handler as written, `package.Class` or `package.Class::method`
/// @param timeout after which Lambda ends an invocation
/// @param memory in MB
/// @param environment each variable as written; [Template#environment] works them out
/// @param policies SAM policies as written (empty where a role is given)
/// @param role the logical id of the role, where the template writes one
/// @param properties every property, Globals merged in
public record Function(
    String id,
    String handler,
    Optional<String> codeUri,
    Optional<String> runtime,
    Duration timeout,
    int memory,
    Map<String, Raw> environment,
    List<Event> events,
    List<Raw> policies,
    Optional<String> role,
    Raw.Fields properties) {
  public Function {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    events = List.copyOf(events);
    policies = List.copyOf(policies);
  }

  /// The class of the handler, without a method.
  public String handlerClass() {
    int colons = handler.indexOf("::");
    return colons < 0 ? handler : handler.substring(0, colons);
  }

  public List<Event.HttpRoute> routes() {
    return events.stream()
        .filter(Event.HttpRoute.class::isInstance)
        .map(Event.HttpRoute.class::cast)
        .toList();
  }

  public List<Event.QueueSource> queueSources() {
    return events.stream()
        .filter(Event.QueueSource.class::isInstance)
        .map(Event.QueueSource.class::cast)
        .toList();
  }

  public List<Event.StreamSource> streamSources() {
    return events.stream()
        .filter(Event.StreamSource.class::isInstance)
        .map(Event.StreamSource.class::cast)
        .toList();
  }

  public List<Event.BusRule> busRules() {
    return events.stream()
        .filter(Event.BusRule.class::isInstance)
        .map(Event.BusRule.class::cast)
        .toList();
  }

  public List<Event.Schedule> schedules() {
    return events.stream()
        .filter(Event.Schedule.class::isInstance)
        .map(Event.Schedule.class::cast)
        .toList();
  }
}
