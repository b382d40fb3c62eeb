package dev.headsup.functions.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.functions.Wiring;
import dev.headsup.functions.ingest.FakeQueue.Mood;
import dev.headsup.functions.ingest.Front.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole function with the real SDK client against a queue over HTTP.
class IngestHandlerTest {
  private final FakeQueue queue = new FakeQueue();

  @AfterEach
  void stop() {
    queue.close();
  }

  @Test
  void anOrdinaryBatchIsExactlyOneRequestToTheQueue() throws IOException {
    Reply reply = call(FakeQueue.event());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(queue.calls)
        .as("the first request reads the keys and takes a part of the key's rate")
        .containsExactly(
            "DynamoDB_20120810.Query",
            "DynamoDB_20120810.UpdateItem",
            "AmazonSQS.SendMessageBatch");
    assertThat(queue.bodies).hasSize(1);
    assertThat(TelemetryMessage.read(queue.bodies.getFirst()).events()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"BROKEN, 503", "THROTTLING, 429", "HANGING, 503"})
  void aQueueInTroubleIsAnsweredWithAPauseBeforeTheFunctionsTimeIsOver(Mood mood, int status)
      throws IOException {
    queue.mood = mood;
    long start = System.nanoTime();

    Reply reply = call(FakeQueue.event());

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.headers()).containsKey("retry-after");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  /// The samples that the documents show and that other tools replay.
  @Test
  void everySampleEventIsAnsweredAsItsNameSays() throws IOException {
    Map<String, Integer> expected =
        Map.of(
            "ingest-not-json.json", 400,
            "ingest-wrong-key.json", 401,
            "ingest-preflight.json", 204);
    List<Path> samples = samples();

    assertThat(samples).hasSizeGreaterThanOrEqualTo(7);
    for (Path sample : samples) {
      Reply reply = call(Files.readAllBytes(sample));
      String name = sample.getFileName().toString();

      assertThat(reply.status()).as(name).isEqualTo(expected.getOrDefault(name, 200));
      if (reply.body().contains("\"accepted\"")) {
        assertThat(reply.number("refused")).as(name).isZero();
      }
    }
  }

  @Test
  void aColdStartLoadsNeitherDatabindNorWhatOtherFunctionsStore(@TempDir Path folder)
      throws Exception {
    Path classes = folder.resolve("classes.txt");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + classes,
                "-cp",
                classPath,
                ColdStart.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    child.environment().putAll(queue.environment());

    Process process = child.start();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(answer).contains("\"statusCode\":200");
    assertThat(queue.bodies).hasSize(1);
    List<String> loaded = Files.readAllLines(classes);
    assertThat(loaded)
        .anySatisfy(line -> assertThat(line).contains("com.fasterxml.jackson.core.JsonFactory"))
        .noneSatisfy(line -> assertThat(line).contains(" com.fasterxml.jackson.databind."))
        .noneSatisfy(line -> assertThat(line).contains("dev.headsup.aws.dynamodb.DynamoOutreaches"))
        .noneSatisfy(line -> assertThat(line).contains(".services.secretsmanager."))
        .noneSatisfy(line -> assertThat(line).contains(" io.github.resilience4j."));
  }

  private Reply call(byte[] event) throws IOException {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    IngestHandler handler = new IngestHandler(new Wiring(queue.environment(), clock, List.of()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), out, new NoContext());
    return Front.reply(out.toByteArray());
  }

  private static List<Path> samples() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("events"))) {
      root = requireNonNull(root.getParent(), "no events folder above");
    }
    try (Stream<Path> files = Files.list(root.resolve("events"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("ingest-.*\\.json"))
          .sorted()
          .toList();
    }
  }
}
