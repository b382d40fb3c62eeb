package dev.headsup.authoring.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.headsup.authoring.Findings;
import dev.headsup.authoring.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The published schema and the compiler are one language: what an editor marks, the compiler
/// refuses, and what an editor accepts, the compiler refuses only for what a schema cannot say.
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode SCHEMA = schema();
  private static final JsonSchema VALIDATOR =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(SCHEMA);

  private static JsonNode schema() {
    try (InputStream file = SchemaTest.class.getResourceAsStream("/schema/trigger-v1.json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException("The schema cannot be read", e);
    }
  }

  static Stream<Map.Entry<String, String>> right() {
    return Corpus.RIGHT.entrySet().stream();
  }

  /// The wrong files that are YAML at all.
  static Stream<Corpus.Wrong> wrong() {
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

  @ParameterizedTest
  @MethodSource("wrong")
  void theSchemaRefusesWhatDoesNot(Corpus.Wrong wrong) {
    Set<ValidationMessage> messages = validate(wrong.text());
    if (wrong.schema()) {
      assertThat(messages).isNotEmpty();
    } else {
      assertThat(messages).as("marked as beyond a schema").isEmpty();
    }
  }

  @Test
  void bothKnowTheSameWords() {
    JsonNode root = SCHEMA.at("/properties");
    JsonNode behaviour = SCHEMA.at("/definitions/behaviour/properties");

    assertThat(words(root)).isEqualTo(Place.TRIGGER.words());
    assertThat(words(root.at("/when/properties"))).isEqualTo(Place.WHEN.words());
    assertThat(words(behaviour)).isEqualTo(Place.CUSTOMER.words());
    assertThat(words(behaviour.at("/and not/properties"))).isEqualTo(Place.AND_NOT.words());
    assertThat(words(root.at("/who/properties"))).isEqualTo(Place.WHO.words());
    assertThat(words(SCHEMA.at("/definitions/group/properties"))).isEqualTo(Place.GROUP.words());
    assertThat(words(root.at("/send/properties"))).isEqualTo(Place.SEND.words());
    assertThat(words(root.at("/limits/properties"))).isEqualTo(Place.LIMITS.words());
    assertThat(words(SCHEMA.at("/definitions/match/anyOf/2/properties")))
        .isEqualTo(Place.MATCH.words());
  }

  @Test
  void everyKeyHasADescriptionAndAnExample() {
    List<String> bare = new ArrayList<>();
    List<JsonNode> properties = new ArrayList<>();
    collect(SCHEMA, properties);
    for (JsonNode each : properties) {
      each.properties()
          .forEach(property -> {
            // The condition of an "if" repeats a key that is described where it belongs.
            if (property.getValue().has("not")) {
              return;
            }
            if (property.getValue().path("description").asText().isBlank()
                || property.getValue().path("examples").isEmpty()) {
              bare.add(property.getKey());
            }
          });
    }

    assertThat(bare).isEmpty();
    assertThat(properties).hasSizeGreaterThan(8);
  }

  private static void collect(JsonNode node, List<JsonNode> properties) {
    node.properties()
        .forEach(entry -> {
          if (entry.getKey().equals("properties") && entry.getValue().isObject()) {
            properties.add(entry.getValue());
          }
          collect(entry.getValue(), properties);
        });
    if (node.isArray()) {
      node.forEach(item -> collect(item, properties));
    }
  }

  private static List<String> words(JsonNode properties) {
    List<String> words = new ArrayList<>();
    properties.fieldNames().forEachRemaining(words::add);
    return words;
  }
}
