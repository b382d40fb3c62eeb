package dev.headsup.authoring.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Wrong;
import dev.headsup.authoring.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The published schema and the compiler are one language: what an editor marks, the compiler
/// refuses, and what an editor accepts, the compiler refuses only for what a schema cannot say.
class PolicySchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode SCHEMA = schema();
  private static final JsonSchema VALIDATOR =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(SCHEMA);

  private static JsonNode schema() {
    try (InputStream file = PolicySchemaTest.class.getResourceAsStream("/schema/policy-v1.json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException("The schema cannot be read", e);
    }
  }

  static Stream<Map.Entry<String, String>> right() {
    return Corpus.RIGHT.entrySet().stream();
  }

  static Stream<Wrong> wrong() {
    return Corpus.WRONG.stream()
        .filter(each -> YamlReader.read("x", each.text(), new Findings()).isPresent());
  }

  /// As an editor sees it: YAML 1.2 with numbers and truths.
  private static Set<ValidationMessage> validate(String yaml) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return VALIDATOR.validate(JSON.valueToTree(loaded));
  }

  @ParameterizedTest
  @MethodSource("right")
  void theSchemaAcceptsWhatCompiles(Map.Entry<String, String> right) {
    assertThat(validate(right.getValue())).isEmpty();
  }

  @Test
  void theSchemaAcceptsTheStarterFile() throws IOException {
    assertThat(validate(Files.readString(Path.of("../../policy.yaml")))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void theSchemaRefusesWhatDoesNot(Wrong wrong) {
    Set<ValidationMessage> messages = validate(wrong.text());
    if (wrong.schema()) {
      assertThat(messages).isNotEmpty();
    } else {
      assertThat(messages).as("marked as beyond a schema").isEmpty();
    }
  }

  @Test
  void bothKnowTheSameWords() {
    Map<Place, String> where = new EnumMap<>(Place.class);
    where.put(Place.POLICY, "/properties");
    where.put(Place.BRAND, "/properties/brand/properties");
    where.put(Place.TERM, "/properties/brand/properties/terms/items/properties");
    where.put(Place.CONSENT, "/properties/consent/items/properties");
    where.put(Place.QUIET, "/properties/quiet hours/properties");
    where.put(Place.QUIET_CHANNELS, "/properties/quiet hours/properties/channels/properties");
    where.put(Place.LEVEL, "/definitions/level/properties");
    where.put(Place.FATIGUE, "/properties/fatigue/properties");
    where.put(Place.REST, "/properties/rest/properties");
    where.put(Place.SURGE, "/properties/surge/properties");
    where.put(Place.PERSON, "/properties/person/properties");
    where.put(Place.TOPIC, "/properties/person/properties/topics/items/properties");
    where.put(Place.ANSWER, "/properties/person/properties/answer within/properties");
    where.put(Place.GUARD, "/properties/guard/properties");
    where.put(Place.ARBITRATION, "/properties/arbitration/properties");
    where.put(Place.PURPOSES, "/properties/arbitration/properties/purposes/properties");
    where.put(Place.URGENCY, "/properties/arbitration/properties/urgency/properties");
    where.put(Place.RAMP, "/properties/ramp/oneOf/1/properties");
    where.put(Place.BREAKERS, "/properties/breakers/properties");
    where.put(Place.APPROVAL, "/properties/approval/properties");
    where.put(Place.ALONE, "/properties/approval/properties/alone/properties");
    where.put(Place.STOP, "/properties/stop/properties");

    assertThat(where).containsOnlyKeys(Place.values());
    where.forEach((place, pointer) -> {
      List<String> words = new ArrayList<>();
      SCHEMA.at(pointer).fieldNames().forEachRemaining(words::add);
      assertThat(words).as(place.title()).isEqualTo(place.words());
    });
  }

  @Test
  void everyKeyHasADescriptionAndAnExample() {
    Map<String, JsonNode> keys = new TreeMap<>();
    collect("", SCHEMA, keys);

    assertThat(keys).hasSizeGreaterThan(70);
    keys.forEach((path, key) -> {
      assertThat(key.path("description").asText()).as(path).isNotBlank();
      assertThat(key.path("examples")).as(path).isNotEmpty();
    });
  }

  @Test
  void everyExampleIsRight() {
    Map<String, JsonNode> keys = new TreeMap<>();
    collect("", SCHEMA, keys);
    keys.forEach((path, key) -> {
      // A key's own schema, with the definitions that it refers to.
      ObjectNode alone = key.deepCopy();
      alone.set("definitions", SCHEMA.get("definitions"));
      JsonSchema validator =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(alone);
      key.path("examples")
          .forEach(example -> assertThat(validator.validate(example)).as(path).isEmpty());
    });
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> keys) {
    node.properties()
        .forEach(entry -> {
          String name = path + "/" + entry.getKey();
          // The condition of an "if" repeats a key that is described where it belongs.
          if (entry.getKey().equals("if")) {
            return;
          }
          if (entry.getKey().equals("properties")) {
            entry
                .getValue()
                .properties()
                .forEach(key -> keys.put(name + "/" + key.getKey(), key.getValue()));
          }
          collect(name, entry.getValue(), keys);
        });
    if (node.isArray()) {
      node.forEach(item -> collect(path, item, keys));
    }
  }
}
