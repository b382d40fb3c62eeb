package dev.headsup.local.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class LocalTargetTest {
  private static LocalStack stack;

  @BeforeAll
  static void start() {
    Path triggers = House.root().resolve("triggers");
    Path template = House.root().resolve("template.yaml");
    stack =
        LocalStack.start(
            new StackOptions(0, Optional.empty(), triggers, Optional.empty(), template));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aRunningStackIsDescribedByItself() {
    Target target = LocalTarget.open(stack.ingest());

    assertThat(target.name()).isEqualTo("the local stack at " + stack.ingest());
    assertThat(target.isLocal()).isTrue();
    assertThat(target.command("diff")).isEqualTo("./headsup diff --url " + stack.ingest());
    assertThat(Target.options(URI.create("http://127.0.0.1:8080"))).isEmpty();
    assertThat(target.front()).isEqualTo(stack.ingest());
    assertThat(target.writeKey()).contains(stack.writeKey());
    assertThat(target.serverKey()).contains(stack.serverKey());
    assertThat(target.resource("SettingsTable")).contains(target.variable(Variable.SETTINGS_TABLE));
    assertThat(target.resource("NothingTable")).isEmpty();
    assertThat(target.outputs()).containsEntry("IngestUrl", stack.ingest().toString());
  }

  @Test
  void itsTablesAreReachedThroughTheSameClientsAsThoseOfTheFunctions() {
    Target target = LocalTarget.open(stack.ingest());

    try (DynamoDbClient client = target.clients().dynamo()) {
      assertThat(client.listTables().tableNames())
          .contains(target.resource("SettingsTable").orElseThrow());
    }
    assertThat(
            new Wiring(target.environment(), InstantSource.system(), List.of())
                .triggers()
                .find("import-struggle"))
        .isPresent();
  }

  @Test
  void everyVariableOfTheFunctionsHasAValueHere() {
    Target target = LocalTarget.open(stack.ingest());

    assertThat(target.variables().missing()).isEmpty();
    assertThat(target.environment(Variable.values()))
        .containsKeys("TELEMETRY_QUEUE_URL", "AWS_ENDPOINT_URL_DYNAMODB");
  }

  @Test
  void whereNothingListensThePersonIsToldWhatToStart() throws IOException {
    URI nowhere;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }

    assertThatThrownBy(() -> LocalTarget.open(nowhere))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("no stack runs at " + nowhere)
        .hasMessageContaining("./headsup up")
        .hasMessageContaining("--stack");
  }

  @Test
  void anotherServerIsNotTakenForAStack() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    other.start();
    try {
      URI url = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
      assertThatThrownBy(() -> LocalTarget.open(url))
          .isInstanceOf(TargetException.class)
          .hasMessageContaining("is not a local Headsup of this version")
          .hasMessageContaining("--url");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void aPageThatReachesThisMachineUnderAnotherNameReadsNoKeys() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stack.ingest().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /_local/target HTTP/1.1\r\nHost: rebound.example.com\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403").contains("other-host");
      assertThat(answer).doesNotContain(stack.serverKey());
    }
  }
}
