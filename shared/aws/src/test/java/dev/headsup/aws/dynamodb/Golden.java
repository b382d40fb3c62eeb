package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.headsup.aws.GoldenFile;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Golden items: stored forms as DynamoDB's own JSON in `src/test/resources/golden/dynamodb`.
final class Golden {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /// Maps whose names are data.
  private static final Set<String> OPEN = Set.of("files", "data", "resting");

  private Golden() {}

  /// The item in a golden file.
  static Item item(String name) {
    try {
      return new Item(attributes(JSON.readTree(GoldenFile.text("dynamodb/" + name))));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("No JSON in golden file " + name, broken);
    }
  }

  /// The item in a golden file without some of its attributes.
  static Item without(String name, String... attributes) {
    Map<String, AttributeValue> left = new HashMap<>(item(name).attributes());
    assertThat(left).containsKeys(attributes);
    left.keySet().removeAll(List.of(attributes));
    return new Item(left);
  }

  /// Holds what lies in a table against the newest form of a golden file.
  static void assertWritten(String name, Map<String, AttributeValue> stored) {
    GoldenFile.assertWritten("dynamodb/" + name, json(stored));
  }

  /// Every form that an item ever had is read to one value, and so is what a newer version makes of
  /// it.
  static void assertRead(String name, Function<Item, Object> reader, Object expected) {
    assertThat(forms(name)).isNotEmpty();
    for (String form : forms(name)) {
      assertThat(reader.apply(item(form))).as(form).isEqualTo(expected);
      assertThat(reader.apply(newer(item(form)))).as(form + ", newer").isEqualTo(expected);
    }
  }

  /// All forms of an item, the oldest first.
  static List<String> forms(String name) {
    return GoldenFile.forms("dynamodb/" + name).stream()
        .map(form -> form.substring("dynamodb/".length()))
        .toList();
  }

  /// An item as a newer version may write it: in every map one more attribute, in every verdict one
  /// more part, and in the ledger the verdict of one more gate.
  static Item newer(Item item) {
    return new Item(newer(item.attributes()));
  }

  private static Map<String, AttributeValue> newer(Map<String, AttributeValue> known) {
    Map<String, AttributeValue> newer = new HashMap<>();
    known.forEach((name, value) -> newer.put(name, newer(name, value)));
    newer.put("sinceVersion9", Attr.map(Map.of("of", Attr.list(List.of(Attr.number(9))))));
    return newer;
  }

  private static AttributeValue newer(String name, AttributeValue value) {
    if (OPEN.contains(name)) {
      return value;
    }
    if (name.equals("verdicts")) {
      List<AttributeValue> verdicts = new ArrayList<>();
      value.l().forEach(verdict -> verdicts.add(longer(verdict)));
      verdicts.add(1, Attr.list(List.of(Attr.text("NIGHT"), Attr.text("LATER"), Attr.text("it"))));
      return Attr.list(verdicts);
    }
    if (name.equals("cause")) {
      return longer(value);
    }
    return switch (value.type()) {
      case M -> Attr.map(newer(value.m()));
      case L -> Attr.list(value.l().stream().map(each -> newer(name, each)).toList());
      case S, N, BOOL, B, BS, NS, NUL, SS, UNKNOWN_TO_SDK_VERSION -> value;
    };
  }

  private static AttributeValue longer(AttributeValue tuple) {
    List<AttributeValue> longer = new ArrayList<>(tuple.l());
    longer.add(Attr.text("one more part"));
    return Attr.list(longer);
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
