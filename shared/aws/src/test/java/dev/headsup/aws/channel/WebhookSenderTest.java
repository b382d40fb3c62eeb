package dev.headsup.aws.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.headsup.aws.door.Signature;
import dev.headsup.aws.team.Outbound;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.outreach.ChannelSender.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a system of the company receives, and what its answers mean.
class WebhookSenderTest {
  private static final String SECRET = secret("0123456789abcdef0123456789abcdef");

  private record Call(Map<String, String> headers, String body) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Instant> gone = new HashMap<>();
  private final Map<String, String> answerHeaders = new HashMap<>();
  private volatile int status = 204;
  private String secrets = SECRET;
  private HttpServer server;

  private static String secret(String key) {
    return "whsec_" + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> headers = new HashMap<>();
          for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            headers.put(name, exchange.getRequestHeaders().getFirst(name));
          }
          calls.add(
              new Call(
                  headers,
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          answerHeaders.forEach(exchange.getResponseHeaders()::add);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private WebhookSender sender(String url, int port) {
    Endpoints endpoints =
        new Endpoints() {
          @Override
          public Optional<Instant> goneSince(String endpoint) {
            return Optional.ofNullable(gone.get(endpoint));
          }

          @Override
          public void gone(String endpoint, Instant at) {
            gone.putIfAbsent(endpoint, at);
          }
        };
    return new WebhookSender(
        Outbound.intoTheSandbox(URI.create("http://127.0.0.1:" + port)),
        url,
        () -> Optional.of(secrets).filter(text -> !text.isEmpty()),
        endpoints,
        InstantSource.fixed(Letters.NOON),
        new Guard("webhooks", new Guard.Limits(100, 10), InstantSource.fixed(Letters.NOON)));
  }

  private Result send() {
    return sender("https://messages.example.com/in", server.getAddress().getPort())
        .send(Letters.webhook(Purpose.SERVICE));
  }

  @Test
  void everyAttemptHasTheSameIdAndBodyAndASignatureThatFits() {
    assertThat(send()).isEqualTo(new Result.Accepted("5f2c/WEBHOOK"));
    send();

    Call first = calls.getFirst();
    // S12: what the receiver passes back in events that it sends because of this.
    assertThat(first.body())
        .contains("\"lineage\":\"" + Letters.webhook(Purpose.SERVICE).outreach().lineage().text());
    assertThat(calls.getLast().body()).isEqualTo(first.body());
    assertThat(calls.getLast().headers()).containsEntry("webhook-id", "5f2c/WEBHOOK");
    assertThat(first.headers())
        .containsAllEntriesOf(
            Signature.standardHeaders("5f2c/WEBHOOK", Letters.NOON, first.body(), SECRET));
    assertThat(first.body())
        .contains("\"type\":\"message.send\"", "\"customer\":\"customer-1\"", "\"version\":1")
        .contains("\"stop\":\"https://example.com/c/abc/stop\"");
  }

  @Test
  void whoSaysGoneIsLeftAloneUntilTheSecretIsSetAgain() {
    status = 410;
    assertThat(send()).isInstanceOf(Result.Refused.class);
    status = 204;
    assertThat(send().toString()).contains("410").contains("set WebhookUrl");
    assertThat(calls).hasSize(1);

    secrets = secret("another secret of 24 or more bytes");
    assertThat(send()).isInstanceOf(Result.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308, 400, 401, 404, 429, 500, 503})
  void everythingElseIsTriedAgainAndNoRedirectIsFollowed(int answer) {
    status = answer;
    answerHeaders.put("location", "http://127.0.0.1:" + server.getAddress().getPort() + "/else");

    assertThat(send()).isEqualTo(new Result.NotSent("the receiver answered " + answer));
    assertThat(calls).hasSize(1);
  }

  @Test
  void retryAfterIsHonouredInSecondsAndAsADate() {
    status = 503;
    answerHeaders.put("retry-after", "7200");
    assertThat(send())
        .isInstanceOfSatisfying(
            Result.NotSent.class,
            later -> assertThat(later.atLeast()).isEqualTo(Duration.ofHours(2)));

    answerHeaders.put("retry-after", "Tue, 31 Dec 2199 23:59:59 GMT");
    assertThat(send())
        .isInstanceOfSatisfying(
            Result.NotSent.class,
            later -> assertThat(later.atLeast()).isEqualTo(Duration.ofDays(1)));

    for (String nonsense :
        List.of("-5", "soon", "9".repeat(400), "Mon, 01 Jan 1990 00:00:00 GMT")) {
      answerHeaders.put("retry-after", nonsense);
      assertThat(send()).isEqualTo(new Result.NotSent("the receiver answered 503"));
    }
  }

  @Test
  void whatIsNotSetUpIsKept() {
    assertThat(sender("", 1).send(Letters.webhook(Purpose.SERVICE)))
        .isInstanceOf(Result.Kept.class);
    secrets = "";
    assertThat(send()).isInstanceOf(Result.Kept.class);
    secrets = "whsec_!";
    assertThat(send()).isInstanceOf(Result.Kept.class);
    assertThat(calls).isEmpty();
  }

  @Test
  void whoIsNotThereGotNothingAndWhoEndsTheConnectionMayHave() throws Exception {
    int free = server.getAddress().getPort();
    server.stop(0);
    assertThat(sender("https://messages.example.com/in", free).send(Letters.webhook(Purpose.HELP)))
        .isInstanceOf(Result.NotSent.class);

    try (ServerSocket resetting = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = resetting.accept()) {
              socket.getInputStream().read(new byte[64]);
              socket.setSoLinger(true, 0);
            } catch (IOException closed) {
              return;
            }
          });
      assertThat(
              sender("https://messages.example.com/in", resetting.getLocalPort())
                  .send(Letters.webhook(Purpose.HELP)))
          .isInstanceOf(Result.Unknown.class);
    }
  }

  @Test
  void anAnswerThatDripsIsGivenUp() throws Exception {
    try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = dripping.accept()) {
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
              for (int drop = 0; drop < 60; drop++) {
                socket.getOutputStream().write("x: y\r\n".getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                Thread.sleep(500);
              }
            } catch (IOException | InterruptedException closed) {
              return;
            }
          });
      Instant start = Instant.now();

      assertThat(
              sender("https://messages.example.com/in", dripping.getLocalPort())
                  .send(Letters.webhook(Purpose.HELP)))
          .isInstanceOf(Result.Unknown.class);
      // It drips for 30 seconds; a busy machine may take some longer than the ten.
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }
  }
}
