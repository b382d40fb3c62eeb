package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.local.cli.Typed;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Debian's own Alertmanager, started by infra/alertmanager/run and fired by its own API, tells a
/// whole stack of an outage: nobody hears of it before a person says so, then those who use what is
/// down hear it, and the same ones hear the all-clear.
final class AlertmanagerTest {
  private static final String TOKEN = "a-token-of-thirty-two-characters";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalStack stack;
  private static Product product;
  private static Process alertmanager;
  private static URI alerts;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(at -> Files.isExecutable(Path.of(at, "prometheus-alertmanager")));
    assumeThat(installed)
        .as("skipped: no prometheus-alertmanager here (apt-get install prometheus-alertmanager)")
        .isTrue();
    stack = Product.stack("triggers");
    product = new Product(stack);
    assertThat(
            Typed.run(
                TOKEN, "secrets", "set", "alertmanager-token", "--url", stack.ingest().toString()))
        .isZero();
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    alerts = URI.create("http://127.0.0.1:" + port + "/");
    alertmanager =
        new ProcessBuilder(
                House.root().resolve("infra/alertmanager/run").toString(),
                stack.ingest().toString(),
                TOKEN,
                Integer.toString(port),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    eventually("Alertmanager is ready", AlertmanagerTest::isReady);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (alertmanager != null) {
      alertmanager.destroy();
      assertThat(alertmanager.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void whoUsesWhatIsDownHearsItAfterAPersonSaidSoAndTheSameHearTheEnd() {
    for (String customer : List.of("ana", "ben", "cem")) {
      product.introduce(customer);
    }
    does("ana", "Checkout Failed");
    does("ben", "Checkout Started");
    does("cem", "Import Failed");
    product.settle();
    Instant began = product.now();

    fire(began, null);
    eventually("the stack knows of it", () -> !incident().isEmpty());
    product.settle();
    String id = incident();
    assertThat(id).startsWith("alertmanager:");
    assertThat(one(id).path("confidence").asText()).isEqualTo("alerted");
    assertThat(product.everything()).as("an alarm waits for a person").isEmpty();

    String page = "/console/incidents/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    assertThat(product.page("/console/incidents")).contains("Checkout answers with errors");
    confirm(page);
    product.settle();
    assertThat(told()).containsExactly("ana@example.com", "ben@example.com");
    assertThat(product.everything())
        .extracting(message -> message.path("subject").asText())
        .noneMatch(subject -> subject.contains("HighErrorRate"));

    product.later(Duration.ofMinutes(20));
    fire(began, product.now());
    eventually("the end came", () -> one(id).path("phase").asText().equals("resolved"));
    product.later(Duration.ofMinutes(20));

    assertThat(told())
        .as("each of the two, twice")
        .containsExactly(
            "ana@example.com", "ana@example.com", "ben@example.com", "ben@example.com");
  }

  private static void does(String customer, String event) {
    product.call(
        "track",
        stack.writeKey(),
        """
        {"userId":"%1$s","messageId":"%1$s %2$s","timestamp":"%3$s","event":"%2$s"}\
        """
            .formatted(customer, event, product.now()));
  }

  private static List<String> told() {
    return product.everything().stream()
        .filter(message -> message.path("channel").asText().equals("EMAIL"))
        .map(message -> message.path("to").asText())
        .sorted()
        .toList();
  }

  private static void confirm(String page) {
    Matcher token =
        Pattern.compile("name=\"form-token\" value=\"([^\"]*)\"").matcher(product.page(page));
    assertThat(token.find()).isTrue();
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(stack.ingest().resolve(page + "/confirm"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", stack.ingest().toString())
                .POST(
                    BodyPublishers.ofString(
                        "form-token="
                            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)
                            + "&title=Paying+fails")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  /// By Alertmanager's own API.
  private static void fire(Instant starts, @Nullable Instant ends) {
    String end = ends == null ? "" : ",\"endsAt\":\"" + ends + "\"";
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(alerts.resolve("api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        """
                        [{"labels":{"alertname":"HighErrorRate","service":"checkout",
                          "severity":"critical"},"startsAt":"%s"%s,
                          "annotations":{"summary":"Checkout answers with errors"}}]\
                        """
                            .formatted(starts, end))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String incident() {
    return asked("/v1/incidents").path("incidents").path(0).path("id").asText();
  }

  private static JsonNode one(String id) {
    return asked("/v1/incidents/" + id).path("incident");
  }

  private static JsonNode asked(String path) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(stack.ingest().resolve(path))
                .header("Authorization", Product.basic(stack.serverKey())));
    try {
      return JSON.readTree(answer.body());
    } catch (IOException notJson) {
      throw new AssertionError(path + " answered " + answer.body(), notJson);
    }
  }

  private static boolean isReady() {
    assertThat(alertmanager.isAlive()).as("infra/alertmanager/run runs on").isTrue();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest ready = HttpRequest.newBuilder(alerts.resolve("-/ready")).build();
      return client.send(ready, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted", stopped);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError("no answer", broken);
    }
  }

  private static void eventually(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      try {
        Thread.sleep(100);
      } catch (InterruptedException stopped) {
        throw new AssertionError("interrupted", stopped);
      }
    }
  }
}
