package dev.headsup.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A stack of the repository's own template in a process of its own, which a test can kill.
final class ChildStack implements AutoCloseable {
  private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final JsonNode ready;

  private ChildStack(Process process, JsonNode ready) {
    this.process = process;
    this.ready = ready;
  }

  /// What runs in the process: prints one line when ready, then waits to be ended.
  public static void main(String[] args) throws InterruptedException {
    LocalStack stack =
        LocalStack.start(
            new StackOptions(
                0,
                Optional.of(Path.of(args[0])),
                Path.of(args[1]),
                Optional.empty(),
                REPOSITORY.resolve("template.yaml")));
    System.out.printf(
        "{\"ingest\":\"%s\",\"writeKey\":\"%s\",\"serverKey\":\"%s\"}%n",
        stack.ingest(), stack.writeKey(), stack.serverKey());
    Thread.sleep(Duration.ofMinutes(5));
    System.exit(1);
  }

  static ChildStack start(Path data) throws IOException {
    return start(data, REPOSITORY.resolve("triggers"));
  }

  /// @param triggers a folder of triggers, beside which the policy lies
  static ChildStack start(Path data, Path triggers) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildStack.class.getName(), data.toString(), triggers.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the child did not start");
    }
    return new ChildStack(process, TestStack.JSON.readTree(line));
  }

  String writeKey() {
    return ready.path("writeKey").asText();
  }

  String serverKey() {
    return ready.path("serverKey").asText();
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return post(path, writeKey(), body);
  }

  HttpResponse<String> post(String path, String with, String body)
      throws IOException, InterruptedException {
    String key = Base64.getEncoder().encodeToString((with + ":").getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return TestStack.JSON.readTree(
        http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
            .body());
  }

  /// Ends it as `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Ends it as SIGTERM does.
  ///
  /// @return whether it ended in time
  boolean terminate(Duration within) throws InterruptedException {
    process.destroy();
    return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    http.close();
  }

  /// Where it answers.
  URI url() {
    return URI.create(ready.path("ingest").asText());
  }

  private URI uri(String path) {
    return URI.create(ready.path("ingest").asText()).resolve(path);
  }
}
