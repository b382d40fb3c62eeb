package dev.headsup.functions.ingest;

import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.keys.RateLimit;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.segment.BadBody;
import dev.headsup.aws.segment.Packed;
import dev.headsup.aws.segment.Packer;
import dev.headsup.aws.segment.SegmentBody;
import dev.headsup.aws.sqs.QueueThrottled;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the events of a request: it answers 200 only when all of them are safely queued, the good
/// ones for the worker and the refused ones for the quarantine.
final class Ingest {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

  private final Keys keys;
  private final RateLimit rates;
  private final BrowserSettings settings;
  private final Consumer<List<String>> queue;
  private final InstantSource clock;

  /// @param queue takes message bodies, all of them or throws
  Ingest(Keys keys, RateLimit rates, Consumer<List<String>> queue, InstantSource clock) {
    this.keys = keys;
    this.rates = rates;
    this.settings = new BrowserSettings(keys::kind);
    this.queue = queue;
    this.clock = clock;
  }

  HttpResponse answer(HttpRequest request) {
    Optional<Door> door = Door.at(request.path());
    if (door.isEmpty()) {
      return Answers.unknownPath();
    }
    if (request.method().equals("OPTIONS")) {
      return asked(door.get(), request);
    }
    if (!request.method().equals(door.get().method())) {
      return Answers.wrongMethod(door.get());
    }
    return switch (door.get()) {
      case Door.Intake intake -> events(intake, request);
      case Door.Settings(String key) -> settings.answer(key, request);
      case Door.Counts() -> Answers.done();
      case Door.Described() -> Description.answer();
    };
  }

  /// Senders of CloudEvents ask whether they may send, and so do browsers.
  private static HttpResponse asked(Door door, HttpRequest request) {
    boolean sender = request.header("webhook-request-origin").isPresent();
    return sender && door.equals(new Door.Events()) ? Answers.welcome() : Cors.preflight(door);
  }

  private HttpResponse events(Door.Intake door, HttpRequest request) {
    // A key in the header is judged before the body is looked at, so a flood costs next to nothing.
    Optional<String> header = door.key(request);
    Optional<WriteKey> key = header.flatMap(keys::find);
    if (header.isPresent() && key.isEmpty()) {
      return Answers.unknownKey();
    }
    Optional<Duration> pause = key.flatMap(rates::over);
    if (pause.isPresent()) {
      return Answers.tooFast(pause.get());
    }
    try {
      SegmentBody body = door.read(request);
      return key.or(() -> body.writeKey().flatMap(keys::find))
          .map(known -> withinRate(body, known, request))
          .orElseGet(Answers::unknownKey);
    } catch (BadBody e) {
      LOG.info("Refused a request: {}", e.error());
      return Answers.bad(e);
    }
  }

  private HttpResponse withinRate(SegmentBody body, WriteKey key, HttpRequest request) {
    Packed packed = Packer.pack(body, key.kind(), clock.instant());
    return rates
        .take(key, packed.accepted() + packed.refused())
        .map(Answers::tooFast)
        .orElseGet(() -> queued(packed, request));
  }

  private HttpResponse queued(Packed packed, HttpRequest request) {
    if (packed.bodies().isEmpty()) {
      return Answers.taken(packed);
    }
    try {
      queue.accept(packed.bodies());
    } catch (RuntimeException e) {
      // Whatever went wrong, the client still has the events and will send them again.
      LOG.warn("The telemetry queue did not take {} messages", packed.bodies().size(), e);
      return e instanceof QueueThrottled ? Answers.slower() : Answers.notNow();
    }
    // Clients count their tries: many of them are the first sign of trouble at this door.
    Optional<String> tries = request.header("x-retry-count").filter(count -> !count.equals("0"));
    if (packed.refused() > 0 || tries.isPresent()) {
      LOG.info(
          "Took {} events, refused {} (first: {}), after {} earlier tries",
          packed.accepted(),
          packed.refused(),
          packed.found().isEmpty() ? "none" : packed.found().getFirst().problem().reason().word(),
          tries.filter(count -> count.matches("[0-9]{1,6}")).orElse("0"));
    }
    return Answers.taken(packed);
  }
}
