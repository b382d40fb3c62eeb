package dev.headsup.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headsup.local.lambda.Invocation;
import dev.headsup.local.lambda.LocalFunction;
import dev.headsup.local.template.CustomResource;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Makes the custom resources of a template as CloudFormation does: it calls each one's function
/// with a question, and waits for the answer at the address that is in it.
///
/// At every start of a local stack each is asked to be created, as in a stack that is made again
/// over tables that were there: who makes something must not mind to be asked twice.
record CustomResources(Template template, Map<String, LocalFunction> functions) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 60;

  /// @throws StackException when one could not be made, with the function's reason
  void make() throws IOException {
    for (CustomResource custom : template.customResources()) {
      make(custom);
    }
  }

  private void make(CustomResource custom) throws IOException {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> take(exchange, answer));
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/answer";
      LocalFunction function = functions.get(custom.function());
      if (function == null) {
        throw new StackException(custom.id() + " is made by a function that does not take part");
      }
      if (function.invoke(question(custom, address))
          instanceof Invocation.Failed(String error, String message)) {
        throw new StackException(custom.id() + " was not made: " + error + ": " + message);
      }
      JsonNode said = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!said.path("Status").asText().equals("SUCCESS")) {
        throw new StackException(custom.id() + " was not made: " + said.path("Reason").asText());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while starting", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StackException(custom.function() + " did not answer about " + custom.id(), e);
    } finally {
      server.stop(0);
    }
  }

  private static byte[] question(CustomResource custom, String address) throws IOException {
    return JSON.writeValueAsBytes(
        JSON.createObjectNode()
            .put("RequestType", "Create")
            .put("ResponseURL", address)
            .put("StackId", "arn:aws:cloudformation:us-east-1:000000000000:stack/headsup/local")
            .put("RequestId", UUID.randomUUID().toString())
            .put("ResourceType", custom.type())
            .put("LogicalResourceId", custom.id())
            .set("ResourceProperties", JSON.createObjectNode()));
  }

  private static void take(HttpExchange exchange, CompletableFuture<JsonNode> answer)
      throws IOException {
    try (exchange) {
      JsonNode said = JSON.readTree(exchange.getRequestBody());
      exchange.sendResponseHeaders(200, -1);
      answer.complete(said);
    }
  }
}
