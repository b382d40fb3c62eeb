package dev.headsup.authoring.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headsup.authoring.Problem;
import dev.headsup.authoring.tutorial.TutorialCompiler.Result;
import dev.headsup.engine.tutorial.Tutorial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A tutorial's file, and every mistake in it, named where it stands; the schema says the same.
class TutorialCompilerTest {
  private static final String RIGHT =
      """
      headsup: tutorial/v1
      id: first-import
      feature: import
      format: tour
      minutes: 2
      success:
        did: Import Succeeded
        within: 3 days
      languages:
        en:
          title: Your first import
          link: https://docs.example.com/import
          steps: [Open Import, Choose a file]
        pt-BR:
          title: Seu primeiro import
          link: https://docs.example.com/pt/import
      """;

  private static Result compile(String text) {
    return TutorialCompiler.compile("first-import", Map.of("tutorial.yaml", text));
  }

  private static List<Problem> problems(String text) {
    return switch (compile(text)) {
      case Result.Ok ok -> List.of();
      case Result.Problems(var problems) -> problems;
    };
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schemaText());
  }

  private static JsonNode schemaText() throws IOException {
    try (InputStream file =
        TutorialCompilerTest.class.getResourceAsStream("/schema/tutorial-v1.json")) {
      return new ObjectMapper().readTree(file);
    }
  }

  private static boolean schemaAccepts(String yaml) throws IOException {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema().validate(new ObjectMapper().valueToTree(loaded)).isEmpty();
  }

  @Test
  void aTutorialIsReadAsItIsWritten() throws IOException {
    assertThat(compile(RIGHT)).isInstanceOf(Result.Ok.class);
    Tutorial tutorial = ((Result.Ok) compile(RIGHT)).tutorial();

    assertThat(tutorial.id()).isEqualTo("first-import");
    assertThat(tutorial.format()).isEqualTo(Tutorial.Format.TOUR);
    assertThat(tutorial.minutes()).isEqualTo(2);
    assertThat(tutorial.success())
        .isEqualTo(new Tutorial.Success("Import Succeeded", Duration.ofDays(3)));
    assertThat(tutorial.variants()).containsOnlyKeys("en", "pt-BR");
    assertThat(tutorial.variants().get("en"))
        .extracting(Tutorial.Variant::steps, list(String.class))
        .containsExactly("Open Import", "Choose a file");
    assertThat(schemaAccepts(RIGHT)).isTrue();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments(
            "minutes: 2",
            "minuts: 2",
            "tutorial.yaml:5:1 unknown word 'minuts'; did you mean 'minutes'?",
            true),
        arguments(
            "format: tour",
            "format: film",
            "tutorial.yaml:4:9 'film' is not known for 'format'",
            true),
        arguments(
            "id: first-import",
            "id: second-import",
            "tutorial.yaml:2:5 the folder is called 'first-import'",
            false),
        arguments(
            "feature: import",
            "feature: CSV Import",
            "tutorial.yaml:3:10 'feature' has at most 60 small letters",
            true),
        arguments("minutes: 2", "minutes: 0", "tutorial.yaml:5:10 'minutes' is 1 to 600", true),
        arguments("within: 3 days", "within: 3d", "did you mean '3 days'?", true),
        arguments("within: 3 days", "within: 91 days", "at most 90 days", false),
        arguments(
            "  did: Import Succeeded\n", "", "'did' is missing: the event that shows it", true),
        arguments(
            "  pt-BR:",
            "  Portuguese:",
            "'Portuguese' is no language; write for example en, de or pt-BR",
            true),
        arguments(
            "link: https://docs.example.com/import",
            "link: http://docs.example.com",
            "'link' is a whole address that starts with https://",
            true),
        arguments(
            "link: https://docs.example.com/import",
            "link: https://me@docs.example.com",
            "'link' is a whole address",
            true),
        arguments(
            "    title: Your first import\n", "", "'title' is missing: what it is called", true),
        arguments(
            "headsup: tutorial/v1",
            "headsup: tutorial/v2",
            "'tutorial/v2' is not known for 'headsup'",
            true));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aMistakeIsNamedWhereItStandsAndTheSchemaKnowsIt(
      String right, String wrong, String message, boolean schema) throws IOException {
    assertThat(RIGHT).contains(right);
    String text = RIGHT.replace(right, wrong);

    assertThat(problems(text))
        .anySatisfy(problem -> assertThat(problem.toString()).contains(message));
    assertThat(schemaAccepts(text)).isEqualTo(!schema);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(problems("headsup: tutorial/v1\nformat: film\nlanguages:\n  en:\n    titel: x\n"))
        .extracting(Problem::message)
        .anyMatch(message -> message.startsWith("'id' is missing"))
        .anyMatch(message -> message.startsWith("'feature' is missing"))
        .anyMatch(message -> message.startsWith("'film' is not known"))
        .anyMatch(message -> message.startsWith("unknown word 'titel'; did you mean 'title'?"))
        .anyMatch(message -> message.startsWith("'link' is missing"));
    assertThat(TutorialCompiler.compile("x", Map.of())).isInstanceOf(Result.Problems.class);
    assertThat(problems("")).isNotEmpty();
    assertThat(problems("- a list")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"import-basics", "import-large-files"})
  void aStarterTutorialIsInOrderInEnglishAndGerman(String id) throws IOException {
    String text = Files.readString(Path.of("../../tutorials/" + id + "/tutorial.yaml"));

    assertThat(TutorialCompiler.compile(id, Map.of("tutorial.yaml", text)))
        .isInstanceOfSatisfying(
            Result.Ok.class,
            ok -> assertThat(ok.tutorial().variants()).containsOnlyKeys("en", "de"));
    assertThat(schemaAccepts(text)).isTrue();
  }

  @Test
  void theSchemaHasTheSameWordsEachWithADescriptionAndAnExample() throws IOException {
    JsonNode schema = schemaText();
    JsonNode properties = schema.get("properties");

    assertWords(properties, Place.TUTORIAL);
    assertWords(properties.get("success").get("properties"), Place.SUCCESS);
    assertWords(
        properties.get("languages").get("additionalProperties").get("properties"), Place.LANGUAGE);
  }

  private static void assertWords(JsonNode properties, Place place) {
    List<String> words = new ArrayList<>();
    properties.fieldNames().forEachRemaining(words::add);
    assertThat(new TreeSet<>(words)).isEqualTo(new TreeSet<>(place.words()));
    properties.forEach(each -> {
      assertThat(each.path("description").asText()).isNotBlank();
      assertThat(each.path("examples").size()).isPositive();
    });
  }

  @Test
  void theGuidesExampleIsInOrder() throws IOException {
    String guide = Files.readString(Path.of("../../docs/guides/tutorials.md"));
    int start = guide.indexOf("```yaml\n") + "```yaml\n".length();
    String example = guide.substring(start, guide.indexOf("```", start));

    assertThat(TutorialCompiler.compile("export-schedule", Map.of("tutorial.yaml", example)))
        .isInstanceOf(Result.Ok.class);
  }
}
