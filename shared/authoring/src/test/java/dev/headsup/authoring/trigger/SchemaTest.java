package dev.headsup.authoring.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.headsup.authoring.Findings;
import dev.headsup.authoring.Wrong;
import dev.headsup.authoring.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
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
    return Stream.concat(
        Corpus.RIGHT.entrySet().stream(),
        Forms.RIGHT.stream().map(form -> Map.entry(form.sentence(), form.text())));
  }

  /// The wrong files that are YAML at all.
  static Stream<Wrong> wrong() {
    return Corpus.WRONG.stream()
        .filter(each -> YamlReader.read("x", each.text(), new Findings()).isPresent());
  }

  static Stream<Forms.Fault> faults() {
    return Forms.WRONG.stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theSchemaRefusesWhatDoesNotInAnyForm(Forms.Fault fault) {
    assertThat(validate(fault.text()).isEmpty()).as(fault.text()).isEqualTo(!fault.schema());
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
    Map<Place, String> places = new EnumMap<>(Place.class);
    places.put(Place.TRIGGER, "/properties");
    places.put(Place.WHEN, "/properties/when/properties");
    places.put(Place.CUSTOMER, "/definitions/behaviour/properties");
    places.put(Place.THEN, "/definitions/second/properties");
    places.put(Place.EVENT, "/definitions/event/anyOf/1/properties");
    places.put(Place.AND_NOT, "/definitions/absence/anyOf/1/properties");
    places.put(Place.PAST, "/definitions/past/properties");
    places.put(Place.INCIDENT, "/definitions/incident/properties");
    places.put(Place.SCORE, "/definitions/score/properties");
    places.put(Place.MENTION, "/definitions/mention/properties");
    places.put(Place.CONTACT, "/definitions/contact/properties");
    places.put(Place.WHO, "/properties/who/properties");
    places.put(Place.GROUP, "/definitions/group/properties");
    places.put(Place.SEND, "/definitions/send/properties");
    places.put(Place.FOLLOW_UP, "/definitions/followup/properties");
    places.put(Place.FOLLOW_UP_SEND, "/definitions/followupsend/properties");
    places.put(Place.LIMITS, "/properties/limits/properties");
    places.put(Place.EXPERIMENT, "/properties/experiment/properties");
    places.put(Place.MATCH, "/definitions/match/anyOf/2/properties");

    assertThat(places.keySet()).containsExactly(Place.values());
    places.forEach(
        (place, at) -> assertThat(words(SCHEMA.at(at))).as(place.title()).isEqualTo(place.words()));
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
