package dev.headsup.local.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headsup.local.template.Secret;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The endpoint at which the functions' Secrets Manager clients arrive: AWS JSON 1.1, the call in
/// the header `X-Amz-Target`. It knows the calls that Headsup makes (GetSecretValue,
/// PutSecretValue, UpdateSecretVersionStage, DescribeSecret) and refuses others by name. Bodies are
/// in no log.
public final class SecretsServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SecretsServer.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TARGET = "secretsmanager.";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Vault vault;

  private SecretsServer(Vault vault) throws IOException {
    this.vault = vault;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /// Starts on a free port of the loopback interface with the secrets of a file.
  ///
  /// @param file where they are kept; null for in memory
  public static SecretsServer start(@Nullable Path file) throws IOException {
    SecretsServer started = new SecretsServer(Vault.open(file));
    started.server.start();
    return started;
  }

  /// Makes the secrets of a template that are not there yet, as CloudFormation would.
  public void create(Template template) throws IOException {
    for (Secret secret : template.secrets()) {
      vault.create(secret);
    }
  }

  /// The ARN of a secret by its name.
  public static String arn(String name) {
    return "arn:aws:secretsmanager:us-east-1:000000000000:secret:" + name + "-local0";
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status = 200;
      ObjectNode answer;
      try {
        answer = answer(exchange);
      } catch (Vault.Refusal refusal) {
        status = 400;
        answer =
            JSON.createObjectNode()
                .put("__type", refusal.code())
                .put("Message", refusal.getMessage());
      } catch (IOException | RuntimeException broken) {
        LOG.log(System.Logger.Level.ERROR, "The secrets could not be kept", broken);
        status = 500;
        answer = JSON.createObjectNode().put("__type", "InternalServiceError");
      }
      byte[] body = JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(status, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private ObjectNode answer(HttpExchange exchange) throws IOException {
    String target =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
    ObjectNode ask = body(exchange);
    return switch (target) {
      case TARGET + "GetSecretValue" -> vault.get(ask);
      case TARGET + "PutSecretValue" -> vault.put(ask);
      case TARGET + "UpdateSecretVersionStage" -> vault.moveStage(ask);
      case TARGET + "DescribeSecret" -> vault.describe(ask);
      default ->
          throw new Vault.Refusal("InvalidRequestException", "'" + target + "' is not made here");
    };
  }

  private static ObjectNode body(HttpExchange exchange) throws IOException {
    try {
      if (JSON.readTree(exchange.getRequestBody()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException notJson) {
      // Refused below, without the parser's words: they may quote a secret.
    }
    throw new Vault.Refusal("InvalidRequestException", "The body is no JSON object");
  }
}
