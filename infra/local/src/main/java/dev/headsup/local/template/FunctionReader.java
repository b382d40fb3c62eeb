package dev.headsup.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One `AWS::Serverless::Function` with Globals merged in, as SAM merges: mappings key by key,
/// lists one after the other, anything else replaced.
final class FunctionReader {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  private final Resource resource;
  private final Raw.Fields properties;
  private final Expressions logical;

  FunctionReader(Resource resource, Raw.Fields globals, Expressions logical) {
    this.resource = resource;
    this.properties = merge(globals, resource.properties());
    this.logical = logical;
  }

  Function function() {
    List<Event> events = new ArrayList<>();
    Raw.Fields declared = properties.fields("Events");
    for (String name : declared.fields().keySet()) {
      events.add(event(name, declared.fields(name)));
    }
    return new Function(
        resource.id(),
        properties.text("Handler"),
        text(properties, "CodeUri"),
        text(properties, "Runtime"),
        Duration.ofSeconds(number(properties, "Timeout", 3)),
        number(properties, "MemorySize", 128),
        properties.fields("Environment").fields("Variables").fields(),
        events,
        properties.items("Policies"),
        text(properties, "Role"),
        properties);
  }

  private Event event(String name, Raw.Fields event) {
    Raw.Fields of = event.fields("Properties");
    return switch (event.text("Type")) {
      case "HttpApi" ->
          new Event.HttpRoute(
              name,
              route(of, "Method").toUpperCase(Locale.ROOT),
              route(of, "Path"),
              of.fields("Auth").find("Authorizer").isPresent());
      case "SQS" -> queueSource(name, of);
      case "Schedule" -> new Event.Schedule(name, every(of, "Schedule"));
      case "ScheduleV2" -> new Event.Schedule(name, every(of, "ScheduleExpression"));
      case "DynamoDB" ->
          new Event.StreamSource(
              name,
              text(of, "Stream")
                  .orElseThrow(() -> new TemplateException(of.line(), "Stream is missing")),
              number(of, "BatchSize", 100),
              text(of, "Enabled").map("true"::equals).orElse(true));
      case String type ->
          throw new TemplateException(
              event.line(),
              "%s of %s is a %s event; the local runtime knows HttpApi, SQS, ScheduleV2, DynamoDB"
                  .formatted(name, resource.id(), type));
    };
  }

  private String route(Raw.Fields event, String key) {
    return text(event, key)
        .orElseThrow(
            () -> new TemplateException(event.line(), "an HttpApi event needs Method and Path"));
  }

  private Event.QueueSource queueSource(String name, Raw.Fields event) {
    String queue =
        text(event, "Queue")
            .orElseThrow(() -> new TemplateException(event.line(), "Queue is missing"));
    try {
      return new Event.QueueSource(
          name,
          queue,
          number(event, "BatchSize", 10),
          Duration.ofSeconds(number(event, "MaximumBatchingWindowInSeconds", 0)),
          number(event.fields("ScalingConfig"), "MaximumConcurrency", 0),
          event.items("FunctionResponseTypes").stream()
              .map(logical::text)
              .anyMatch("ReportBatchItemFailures"::equals));
    } catch (IllegalArgumentException e) {
      throw new TemplateException(event.line(), name + ": " + e.getMessage());
    }
  }

  private Duration every(Raw.Fields event, String key) {
    String expression = event.text(key);
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches() || Long.parseLong(rate.group(1)) == 0) {
      throw new TemplateException(
          event.line(), expression + " is not run locally; use rate(n minutes), hours or days");
    }
    long n = Long.parseLong(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(n);
      case "hour" -> Duration.ofHours(n);
      default -> Duration.ofDays(n);
    };
  }

  private Optional<String> text(Raw.Fields of, String key) {
    return of.find(key).map(logical::text);
  }

  private int number(Raw.Fields of, String key, int otherwise) {
    return of.find(key).map(logical::number).orElse(otherwise);
  }

  private static Raw.Fields merge(Raw.Fields globals, Raw.Fields own) {
    Map<String, Raw> merged = new LinkedHashMap<>(globals.fields());
    own.fields()
        .forEach((key, value) ->
            merged.merge(
                key,
                value,
                (global, local) -> {
                  if (global instanceof Raw.Fields below && local instanceof Raw.Fields above) {
                    return merge(below, above);
                  }
                  if (global instanceof Raw.Items first && local instanceof Raw.Items then) {
                    List<Raw> both = new ArrayList<>(first.items());
                    both.addAll(then.items());
                    return new Raw.Items(both, then.line());
                  }
                  return local;
                }));
    return new Raw.Fields(merged, own.line());
  }
}
