package dev.headsup.local.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The endpoint at which the functions' SES and SNS clients arrive. A message it accepts is in the
/// [Outbox] before it answers.
public final class Sandbox implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Sandbox.class.getName());

  /// Where webhooks arrive that would go out to the world.
  public static final String WEBHOOKS = "/webhooks";

  /// Longer than any client waits.
  private static final long HANG_SECONDS = 120;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Outbox outbox;
  private final Faults faults;
  private final Door ses;
  private final Door sns;
  private final InstantSource clock;
  private volatile Consumer<Arrived> taken = message -> {};

  private Sandbox(InstantSource clock, Outbox outbox, Faults faults) throws IOException {
    this.clock = clock;
    this.outbox = outbox;
    this.faults = faults;
    this.ses = new SesDoor(clock);
    this.sns = new SnsDoor(clock);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /// Starts on a free port of the loopback interface.
  public static Sandbox start(InstantSource clock, Outbox outbox, Faults faults)
      throws IOException {
    Sandbox sandbox = new Sandbox(clock, outbox, faults);
    sandbox.server.start();
    return sandbox;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Who hears of each message that is in the outbox, before its sender gets the answer.
  public void tell(Consumer<Arrived> listener) {
    taken = listener;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    stopped.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      Optional<Reply> reply =
          path.equals(WEBHOOKS)
              ? answer(
                  Provider.WEBHOOKS, new WebhookDoor(clock, exchange.getRequestHeaders()), body)
              : answer(exchange.getRequestMethod() + " " + path, body);
      if (reply.isPresent()) {
        send(exchange, reply.get());
      } else {
        hang();
      }
    }
  }

  private Optional<Reply> answer(String call, String body) {
    return switch (call) {
      case "POST " + SesDoor.PATH -> answer(Provider.SES, ses, body);
      case "POST /" -> SnsDoor.about(body).or(() -> published(body));
      default -> {
        if (call.startsWith("GET /v2/email/")) {
          yield Optional.of(SesDoor.about(call.substring("GET ".length())));
        }
        LOG.log(System.Logger.Level.WARNING, "{0} is not in the sandbox", call);
        yield Optional.of(ses.invalid(call + " is not in the sandbox"));
      }
    };
  }

  /// What integrators hear comes at moments of its own, so no fault that is meant for a message
  /// meets it.
  private Optional<Reply> published(String body) {
    return SnsDoor.isNews(body) ? Optional.of(take(sns, body)) : answer(Provider.SNS, sns, body);
  }

  /// Empty: no answer.
  private Optional<Reply> answer(Provider provider, Door door, String body) {
    return switch (faults.next(provider).orElse(null)) {
      case THROTTLE -> Optional.of(door.throttled());
      case REFUSE -> Optional.of(door.refused());
      case HANG -> Optional.empty();
      case LOSE -> {
        take(door, body);
        yield Optional.empty();
      }
      case null -> Optional.of(take(door, body));
    };
  }

  private Reply take(Door door, String body) {
    Arrived message;
    try {
      message = door.read(body);
    } catch (IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, "A message was refused: {0}", e.getMessage());
      return door.invalid(String.valueOf(e.getMessage()));
    }
    outbox.add(message);
    taken.accept(message);
    return door.accepted(message);
  }

  private void hang() {
    try {
      if (!stopped.await(HANG_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.INFO, "A call that was left hanging is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
