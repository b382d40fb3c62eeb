package dev.headsup.aws.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.handoff.EvidencePack;
import dev.headsup.engine.handoff.EvidencePack.Seen;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.Notice.Occasion;
import dev.headsup.engine.handoff.Receiver.Result;
import dev.headsup.engine.handoff.TeamNotice;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.policy.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a system and a chat of the team receive.
class ReceiversTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

  private record Call(String id, String time, String signature, String meant, String body) {}

  private final List<Call> calls = new ArrayList<>();
  private int status = 200;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          calls.add(
              new Call(
                  headers.getFirst("webhook-id"),
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  headers.getFirst("x-meant-for"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.getResponseHeaders().add("location", "http://127.0.0.1:1/");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Outbound outbound() {
    return Outbound.intoTheSandbox(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  private WebhookReceiver webhook(String secrets) {
    return new WebhookReceiver(
        outbound(), "https://team.example.com/x", () -> Optional.of(secrets), () -> NOON);
  }

  private static TeamNotice notice(String customer) {
    return TeamNotice.of(
        new HandOff(
            "case-1",
            new CustomerId(customer),
            new TriggerRef("import-struggle", "Import struggle", "0a"),
            Reason.WISH,
            Severity.NORMAL,
            NOON,
            NOON.plusSeconds(1800),
            new EvidencePack(
                List.of(new Seen("Import Failed", 2, NOON, NOON)), Map.of("f", "x"), List.of()),
            null,
            null,
            Set.of()),
        Occasion.OPENED,
        "https://headsup.example.com/console",
        null);
  }

  @Test
  void aWebhookIsSignedAsStandardWebhooksAskAndKeepsItsId() throws Exception {
    assertThat(webhook(SECRET).tell(notice("ana"))).isInstanceOf(Result.Told.class);
    webhook(SECRET).tell(notice("ana"));

    Call call = calls.getFirst();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] signed =
        mac.doFinal(
            (call.id() + "." + call.time() + "." + call.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(call.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(signed));
    assertThat(call.meant()).isEqualTo("https://team.example.com/x");
    assertThat(call.body())
        .startsWith("{\"type\":\"hand_off.opened\",\"timestamp\":\"2026-03-02T12:00:00Z\"")
        .contains("\"customer\":\"ana\"", "\"promisedBy\":\"2026-03-02T12:30:00Z\"", "\"f\":\"x\"");
    assertThat(calls.get(1).id()).isEqualTo(call.id());
  }

  @Test
  void whileASecretIsChangedBothSign() {
    webhook(SECRET + " " + SECRET).tell(notice("ana"));

    assertThat(calls.getFirst().signature().split(" ")).hasSize(2);
  }

  @Test
  void aRedirectAndAFailureAreNoYes() {
    status = 302;
    assertThat(webhook(SECRET).tell(notice("ana")))
        .isEqualTo(new Result.Failed("the receiver answered 302"));
    status = 503;
    assertThat(webhook(SECRET).tell(notice("ana")))
        .isEqualTo(new Result.Failed("the receiver answered 503"));
    assertThat(calls).hasSize(2);
  }

  @Test
  void withoutASecretNothingIsSent() {
    WebhookReceiver unsigned =
        new WebhookReceiver(outbound(), "https://team.example.com/x", Optional::empty, () -> NOON);

    assertThat(unsigned.tell(notice("ana")).toString()).contains("hand-off-webhook");
    assertThat(new WebhookReceiver(outbound(), "", Optional::empty, () -> NOON).tell(notice("a")))
        .isInstanceOf(Result.NotSetUp.class);
    assertThat(calls).isEmpty();
  }

  @Test
  void aChatGetsPlainTextThatCallsNobody() {
    ChatReceiver chat =
        new ChatReceiver(outbound(), () -> Optional.of("https://chat.example.com/hook"));

    assertThat(chat.tell(notice("<!channel> & co"))).isInstanceOf(Result.Told.class);

    assertThat(calls.getFirst().body())
        .startsWith("{\"text\":\"A customer needs a person.")
        .contains("&lt;!channel&gt; &amp; co", "they asked for a person")
        .doesNotContain("<!channel>");
  }
}
