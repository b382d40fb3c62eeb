package dev.headsup.local.stack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.AwsClients;
import dev.headsup.local.lambda.Handlers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A stack made of a small template and handlers written in the test, by function id.
final class TestStack implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /// A handler of a test: gets what it may use and the event, gives the answer.
  interface Handling {
    String handle(Tools tools, JsonNode event) throws IOException;
  }

  /// What a real handler would have from its Wiring.
  record Tools(Map<String, String> environment, InstantSource clock, AwsClients clients) {}

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LocalStack stack;

  private TestStack(LocalStack stack) {
    this.stack = stack;
  }

  static TestStack start(
      Path folder,
      String template,
      Map<String, Handling> handlings,
      @Nullable Path data,
      @Nullable Instant clock)
      throws IOException {
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, template);
    Path triggers = Files.createDirectories(folder.resolve("triggers"));
    StackOptions options =
        new StackOptions(0, Optional.ofNullable(data), triggers, Optional.ofNullable(clock), file);
    return new TestStack(LocalStack.start(options, handlers(handlings)));
  }

  LocalStack stack() {
    return stack;
  }

  URI at(String path) {
    return stack.ingest().resolve(path);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)).build());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body());
  }

  @Override
  public void close() {
    stack.close();
  }

  private static HandlersFactory handlers(Map<String, Handling> handlings) {
    Map<String, Handling> known = new ConcurrentHashMap<>(handlings);
    return (clock, interceptors) ->
        (Handlers)
            (function, environment) -> {
              Handling handling = known.get(function.id());
              if (handling == null) {
                throw new IllegalStateException("the test has no handler for " + function.id());
              }
              Tools tools =
                  new Tools(environment, clock, new AwsClients(environment, interceptors));
              RequestStreamHandler handler =
                  (in, out, context) ->
                      out.write(
                          handling
                              .handle(tools, JSON.readTree(in))
                              .getBytes(StandardCharsets.UTF_8));
              return () -> handler;
            };
  }
}
