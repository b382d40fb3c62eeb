package dev.headsup.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.bench.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command of the launcher, running in a process of its own, as a person would start it.
final class Launched implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final BufferedReader lines;
  private final HttpClient http = HttpClient.newHttpClient();

  private Launched(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts `./headsup` with these words; its log is thrown away.
  static Launched start(Run run, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(run.home().resolve("headsup").toString());
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(run.home().toFile()).redirectError(Redirect.DISCARD);
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    return new Launched(builder.start());
  }

  /// Waits for the one line that `up` prints when it is ready.
  JsonNode ready() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("headsup up ended before it was ready");
    }
    return JSON.readTree(line);
  }

  /// Whether it still runs.
  boolean runs() {
    return process.isAlive();
  }

  JsonNode get(URI address) throws IOException, InterruptedException {
    return sent(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build());
  }

  JsonNode post(URI address) throws IOException, InterruptedException {
    return sent(
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofMinutes(11))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  JsonNode post(URI address, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return sent(request.build());
  }

  private JsonNode sent(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(request.uri() + " said " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
