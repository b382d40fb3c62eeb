package dev.headsup.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tables, queues, secrets and custom resources.
final class StoreReader {
  private StoreReader() {}

  static Table table(Resource resource, Expressions logical) {
    Raw.Fields properties = resource.properties();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Raw.Fields attribute : mappings(properties.items("AttributeDefinitions"))) {
      attributes.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
    }
    List<Table.Index> indexes = new ArrayList<>();
    for (Raw.Fields index : mappings(properties.items("GlobalSecondaryIndexes"))) {
      Raw.Fields projection = index.fields("Projection");
      indexes.add(
          new Table.Index(
              index.text("IndexName"),
              key(index),
              projection.findText("ProjectionType").orElse("KEYS_ONLY"),
              projection.items("NonKeyAttributes").stream().map(logical::text).toList()));
    }
    return new Table(
        resource.id(),
        properties.find("TableName").map(logical::text).orElse(resource.id()),
        attributes,
        key(properties),
        indexes,
        properties.fields("TimeToLiveSpecification").findText("AttributeName"),
        properties);
  }

  private static Table.Key key(Raw.Fields of) {
    Optional<String> hash = Optional.empty();
    Optional<String> range = Optional.empty();
    for (Raw.Fields part : mappings(of.items("KeySchema"))) {
      Optional<String> name = Optional.of(part.text("AttributeName"));
      switch (part.text("KeyType")) {
        case "HASH" -> hash = name;
        case "RANGE" -> range = name;
        case String other -> throw new TemplateException(part.line(), "no KeyType " + other);
      }
    }
    return new Table.Key(
        hash.orElseThrow(() -> new TemplateException(of.line(), "KeySchema needs a HASH key")),
        range);
  }

  static Queue queue(Resource resource, Expressions logical) {
    Raw.Fields properties = resource.properties();
    Raw.Fields redrive = properties.fields("RedrivePolicy");
    return new Queue(
        resource.id(),
        properties.find("QueueName").map(logical::text).orElse(resource.id()),
        seconds(properties, "VisibilityTimeout", 30, logical),
        seconds(properties, "MessageRetentionPeriod", 345_600, logical),
        redrive
            .find("deadLetterTargetArn")
            .map(target ->
                new Queue.Redrive(
                    logical.text(target),
                    redrive.find("maxReceiveCount").map(logical::number).orElse(10))),
        properties);
  }

  static Secret secret(Resource resource, Expressions logical) {
    Raw.Fields properties = resource.properties();
    Optional<String> whole = properties.findText("SecretString");
    if (whole.isPresent()) {
      String name = properties.find("Name").map(logical::text).orElse(resource.id());
      return new Secret(resource.id(), name, whole.get(), "", 0, properties);
    }
    Raw.Fields generate = properties.fields("GenerateSecretString");
    if (!generate.findText("ExcludePunctuation").equals(Optional.of("true"))) {
      throw new TemplateException(
          resource.line(), resource.id() + " must exclude punctuation: letters and digits only");
    }
    return new Secret(
        resource.id(),
        properties.find("Name").map(logical::text).orElse(resource.id()),
        generate.text("SecretStringTemplate"),
        generate.text("GenerateStringKey"),
        generate.find("PasswordLength").map(logical::number).orElse(32),
        properties);
  }

  static CustomResource custom(Resource resource, Expressions logical) {
    Raw token =
        resource
            .properties()
            .find("ServiceToken")
            .orElseThrow(() ->
                new TemplateException(resource.line(), resource.id() + " needs a ServiceToken"));
    return new CustomResource(resource.id(), resource.type(), logical.text(token));
  }

  private static Duration seconds(Raw.Fields of, String key, int otherwise, Expressions logical) {
    return Duration.ofSeconds(of.find(key).map(logical::number).orElse(otherwise));
  }

  private static List<Raw.Fields> mappings(List<Raw> items) {
    List<Raw.Fields> mappings = new ArrayList<>();
    for (Raw item : items) {
      if (!(item instanceof Raw.Fields fields)) {
        throw new TemplateException(item.line(), "a mapping is expected here");
      }
      mappings.add(fields);
    }
    return mappings;
  }
}
