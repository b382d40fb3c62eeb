package dev.headsup.local.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.StepStack;
import dev.headsup.local.template.Function;
import dev.headsup.local.template.Names;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The zip that a deploy uploads works as a Lambda function: every handler starts from it with the
/// environment of the template, and ingest answers its sample events as it should.
final class ZipInLambdaTest {
  private static final Path ZIP = House.root().resolve("functions/target/functions.zip");
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Nobody listens at this address.
  private static final String NOBODY = "http://127.0.0.1:9";

  /// What ingest answers to each of its sample events.
  private static final Map<String, Integer> ANSWERS =
      Map.of(
          "ingest-import", 200,
          "ingest-batch", 200,
          "ingest-track", 200,
          "ingest-identify", 200,
          "ingest-gzip", 200,
          "ingest-not-json", 400,
          "ingest-wrong-key", 401);

  private final Path loaded;
  private final UnpackedZip zip;
  private final Template template;

  ZipInLambdaTest(@TempDir Path scratch) throws IOException {
    assumeThat(ZIP).as("skipped: there is no functions.zip before mvn package").isRegularFile();
    this.loaded = scratch.resolve("classes.log");
    this.zip = UnpackedZip.of(ZIP, scratch, List.of());
    this.template = Template.read(House.root().resolve("template.yaml"), Map.of());
  }

  @Test
  void everyHandlerStartsFromTheZipAndFindsAllThatItNeedsInIt()
      throws IOException, InterruptedException {
    for (Function function : template.functions()) {
      Map<String, String> environment = environment(function, Map.of());
      try (var started = zip.start(UnpackedZip.FLAGS, function.handler(), environment)) {
        RuntimeApi.Answer answer = started.invoke(smallest(function));

        // Some of them ask a store first, and none is there: that they may say. Nothing else.
        assertThat(answer.text() + started.output())
            .as(function.id())
            .doesNotContain("ClassNotFound", "NoClassDefFound", "NoSuchMethod", "InInitializer")
            .doesNotContain("environment variable");
      }
    }
  }

  private static String smallest(Function function) throws IOException {
    if (!function.queueSources().isEmpty()) {
      return "{\"Records\":[]}";
    }
    String sample =
        switch (function.id()) {
          case "IngestFunction" -> "ingest-not-json";
          case "ConsoleFunction" -> "console-home";
          case "PreferencesFunction" -> "preferences-component";
          case "FeedbackFunction" -> "feedback-contact";
          case "MentionsFunction" -> "mentions-post";
          case "IncidentsFunction" -> "incidents-open";
          case "SetupFunction" -> "setup-create";
          default -> "sweep-minute";
        };
    return Files.readString(House.root().resolve("events/" + sample + ".json"))
        .replace("https://answers.example.com", NOBODY);
  }

  @Test
  void ingestAnswersItsSampleEventsAndQueuesWhatItAccepted()
      throws IOException, InterruptedException {
    Instant now = Instant.parse("2026-11-22T06:00:00Z");
    Function ingest = template.function("IngestFunction").orElseThrow();
    Path root = House.root();
    try (StepStack stack =
        StepStack.start(root.resolve("template.yaml"), root.resolve("triggers"), now, Set.of())) {
      DynamoKeys keys = new DynamoKeys(stack.tables(), stack.table("SettingsTable"));
      keys.add(key("sample-public-key", KeyKind.PUBLIC));
      keys.add(key("sample-server-key", KeyKind.SERVER));
      Map<String, String> environment = stack.environment(ingest.id());

      List<String> flags = new ArrayList<>(UnpackedZip.FLAGS);
      flags.add("-Xlog:class+load:file=" + loaded);

      try (var running = zip.start(flags, ingest.handler(), environment)) {
        Map<String, Integer> answers = new HashMap<>();
        for (String sample : ANSWERS.keySet()) {
          Path file = House.root().resolve("events/" + sample + ".json");
          RuntimeApi.Answer answer = running.invoke(Files.readString(file));
          assertThat(answer.failed()).as(sample + ": " + answer.text()).isFalse();
          answers.put(sample, JSON.readTree(answer.text()).path("statusCode").asInt());
        }

        assertThat(answers).isEqualTo(ANSWERS);
        // import 3, batch 2, track 1, identify 1, gzip 3
        assertThat(queued(stack)).hasSize(10);
        assertThat(loadedClasses())
            .as("what the path of the door never loads")
            .contains("software.amazon.awssdk.services.sqs.SqsClient")
            .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind."))
            .noneMatch(name -> name.startsWith("software.amazon.awssdk.services.secretsmanager."));
      }
    }
  }

  private static WriteKey key(String text, KeyKind kind) {
    Instant now = Instant.parse("2026-11-22T06:00:00Z");
    return FreshKey.of(text, text, kind, "", 1_000, now).stored();
  }

  /// The classes that the JVM loaded, by name.
  private List<String> loadedClasses() throws IOException {
    try (Stream<String> lines = Files.lines(loaded)) {
      return lines
          .map(line -> line.replaceFirst("^\\[.*?](\\[.*?])*\\s*", "").split(" ", 2)[0])
          .toList();
    }
  }

  /// The events in all messages of the queue.
  private static List<JsonNode> queued(StepStack stack) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String body : stack.take("TelemetryFunction")) {
      JSON.readTree(body).path("events").forEach(events::add);
    }
    return events;
  }

  private Map<String, String> environment(Function function, Map<String, String> instead) {
    Map<String, String> environment =
        new HashMap<>(template.environment(function, Names.logical()));
    // A queue is called by an address.
    environment.replaceAll((name, value) ->
        name.endsWith("_URL") && !value.isEmpty() ? NOBODY + "/queue/" + value : value);
    environment.put("AWS_ENDPOINT_URL", NOBODY);
    environment.putAll(instead);
    return environment;
  }
}
