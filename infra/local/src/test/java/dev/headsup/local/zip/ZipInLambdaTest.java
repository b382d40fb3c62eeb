package dev.headsup.local.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.local.house.House;
import dev.headsup.local.template.Function;
import dev.headsup.local.template.Names;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// The zip that a deploy uploads works as a Lambda function: every handler starts from it with the
/// environment of the template, and ingest answers its sample events as it should.
final class ZipInLambdaTest {
  private static final Path ZIP = House.root().resolve("functions/target/functions.zip");
  private static final ObjectMapper JSON = new ObjectMapper();

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
    this.template =
        Template.read(
            House.root().resolve("template.yaml"),
            Map.of(
                "PublicKeyHashes", sha256("sample-public-key"),
                "ServerKeyHashes", sha256("sample-server-key")));
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
          default -> "sweep-minute";
        };
    return Files.readString(House.root().resolve("events/" + sample + ".json"));
  }

  @Test
  void ingestAnswersItsSampleEventsAndQueuesWhatItAccepted()
      throws IOException, InterruptedException {
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    URI endpoint =
        URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    try (SqsClient sqs = client(endpoint)) {
      String url = sqs.createQueue(request -> request.queueName("TelemetryQueue")).queueUrl();
      Function ingest = template.function("IngestFunction").orElseThrow();
      Map<String, String> environment = environment(ingest, Map.of("TELEMETRY_QUEUE_URL", url));
      environment.put("AWS_ENDPOINT_URL_SQS", endpoint.toString());

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
        assertThat(queued(sqs, url)).hasSize(10);
        assertThat(loadedClasses())
            .as("what the path of the door never loads")
            .contains("software.amazon.awssdk.services.sqs.SqsClient")
            .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind."))
            .noneMatch(name -> name.startsWith("software.amazon.awssdk.services.dynamodb."));
      }
    } finally {
      server.stopAndWait();
    }
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
  private static List<JsonNode> queued(SqsClient sqs, String url) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    while (true) {
      List<Message> messages =
          sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10)).messages();
      if (messages.isEmpty()) {
        return events;
      }
      for (Message message : messages) {
        JSON.readTree(message.body()).path("events").forEach(events::add);
      }
    }
  }

  private Map<String, String> environment(Function function, Map<String, String> instead) {
    Map<String, String> environment =
        new HashMap<>(template.environment(function, Names.logical()));
    // A queue is called by an address; nobody listens at this one.
    environment.replaceAll((name, value) ->
        name.endsWith("_URL") && !value.isEmpty() ? "http://127.0.0.1:9/queue/" + value : value);
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    environment.putAll(instead);
    return environment;
  }

  private static SqsClient client(URI endpoint) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("sample", "sample")))
        .build();
  }

  private static String sha256(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
