package dev.headsup.functions.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.keys.Leases.Lease.Granted;
import dev.headsup.aws.keys.RateLimit;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.lambda.UnexpectedEvent;
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.functions.Wiring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lambda's door to [Ingest]. Every request gets an answer; nothing but a broken stream leaves as
/// an exception.
public final class IngestHandler implements RequestStreamHandler, Resource {
  private static final Logger LOG = LoggerFactory.getLogger(IngestHandler.class);

  /// What the snapshot is warmed with: a request as API Gateway hands it over.
  private static final String SAMPLE =
      """
      {"rawPath":"/v1/batch","requestContext":{"http":{"method":"POST"}},
       "headers":{"authorization":"Basic c2FtcGxlOg=="},"isBase64Encoded":false,
       "body":"{\\"batch\\":[{\\"type\\":\\"track\\",\\"userId\\":\\"sample\\",\\"event\\":\\"Sample Taken\\"}]}"}
      """;

  private static final String SAMPLE_KEY = "sample";

  private final Keys keys;
  private final Ingest ingest;
  private final InstantSource clock;

  /// For Lambda.
  public IngestHandler() {
    this(Wiring.ofEnvironment());
    Core.getGlobalContext().register(this);
  }

  /// For the local runtime and tests.
  public IngestHandler(Wiring wiring) {
    this(wiring.openKeys(), wiring.rates(), wiring.telemetryQueue(), wiring.clock());
  }

  IngestHandler(Keys keys, RateLimit rates, Consumer<List<String>> queue, InstantSource clock) {
    this.keys = keys;
    this.ingest = new Ingest(keys, rates, queue, clock);
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream out, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    Cors.readable(answer(event)).write(out);
  }

  private HttpResponse answer(InputStream event) throws IOException {
    try {
      return ingest.answer(HttpRequest.read(event));
    } catch (UnexpectedEvent e) {
      LOG.info("Not a request of this door: {}", e.getMessage());
      return Answers.bad("not-a-request", String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // A fault of ours: the client keeps its events and tries again, and the log has the reason.
      LOG.error("A request could not be answered", e);
      return Answers.notNow();
    }
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
    LOG.info("Ready for the snapshot: the sample was answered with {}", warm());
    try {
      keys.find(SAMPLE_KEY);
    } catch (Keys.Unknown cold) {
      LOG.warn("The snapshot is taken without keys; the first request reads them", cold);
    }
  }

  /// Goes the whole way with a queue that takes nothing, so that the snapshot holds its code.
  int warm() throws IOException {
    WriteKey sample =
        FreshKey.of("sample", SAMPLE_KEY, KeyKind.PUBLIC, "", 1, clock.instant()).stored();
    RateLimit free =
        new RateLimit(
            (key, window, want, budget, opens) -> new Granted(window, want, false, true), clock);
    Ingest unconnected =
        new Ingest(new Keys(() -> List.of(sample), clock), free, bodies -> {}, clock);
    byte[] event = SAMPLE.getBytes(StandardCharsets.UTF_8);
    HttpResponse response = unconnected.answer(HttpRequest.read(new ByteArrayInputStream(event)));
    response.write(OutputStream.nullOutputStream());
    return response.status();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // Nothing was opened that a restored copy could share, but the keys are those of another day.
    keys.forget();
  }
}
