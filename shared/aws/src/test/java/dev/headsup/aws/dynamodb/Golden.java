package dev.headsup.aws.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Golden items: stored forms as DynamoDB's own JSON in `src/test/resources/golden/dynamodb`.
final class Golden {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Golden() {}

  /// The text of a golden file.
  static String text(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/dynamodb/" + name + ".json")) {
      if (in == null) {
        return "no golden file " + name;
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The item in a golden file.
  static Item item(String name) {
    try {
      return new Item(attributes(JSON.readTree(text(name))));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("No JSON in golden file " + name, broken);
    }
  }

  /// An item as JSON, its names in order.
  static String json(Map<String, AttributeValue> item) {
    try {
      return JSON.writeValueAsString(names(item));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Map<String, Object> names(Map<String, AttributeValue> item) {
    Map<String, Object> names = new TreeMap<>();
    item.forEach((name, value) -> names.put(name, json(value)));
    return names;
  }

  private static Map<String, Object> json(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case BOOL -> Map.of("BOOL", value.bool());
      case B -> Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
      case L -> Map.of("L", value.l().stream().map(Golden::json).toList());
      case M -> Map.of("M", names(value.m()));
      case BS, NS, NUL, SS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("Not used in our items: " + value.type());
    };
  }

  private static Map<String, AttributeValue> attributes(JsonNode item) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    item.properties().forEach(entry -> attributes.put(entry.getKey(), value(entry.getValue())));
    return attributes;
  }

  private static AttributeValue value(JsonNode node) {
    Map.Entry<String, JsonNode> only = node.properties().iterator().next();
    JsonNode stored = only.getValue();
    return switch (only.getKey()) {
      case "S" -> AttributeValue.fromS(stored.textValue());
      case "N" -> AttributeValue.fromN(stored.textValue());
      case "BOOL" -> AttributeValue.fromBool(stored.booleanValue());
      case "B" ->
          AttributeValue.fromB(
              SdkBytes.fromByteArray(Base64.getDecoder().decode(stored.textValue())));
      case "M" -> AttributeValue.fromM(attributes(stored));
      case "L" -> {
        List<AttributeValue> values = new ArrayList<>();
        stored.forEach(each -> values.add(value(each)));
        yield AttributeValue.fromL(values);
      }
      default -> throw new IllegalStateException("Unknown type " + only.getKey());
    };
  }
}
