package dev.headsup.functions.incidents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Doorway;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.team.Outbound;
import dev.headsup.functions.Announcements;
import dev.headsup.functions.Wiring;
import dev.headsup.functions.incidents.feeds.Feeds;
import dev.headsup.functions.incidents.feeds.Fetch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lambda's door to everything that speaks of outages: the [IncidentsApi] and the webhooks of
/// [Feeds] over HTTP, events of AWS by a queue, and a schedule that asks status pages.
public final class IncidentsHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(IncidentsHandler.class);

  private final IncidentsApi api;
  private final Feeds feeds;

  /// For Lambda.
  public IncidentsHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public IncidentsHandler(Wiring wiring) {
    this(wiring, thePublic());
  }

  /// Reading what a company publishes reaches nobody, so it is done on one's own machine too.
  private static Fetch thePublic() {
    Outbound outbound = Outbound.toThePublic();
    return address -> outbound.get(address, Fetch.LARGEST);
  }

  /// @param pages asks status pages
  IncidentsHandler(Wiring wiring, Fetch pages) {
    var incidents = wiring.incidents();
    var components = wiring.components();
    var announcements = new Announcements(incidents, wiring.fanoutQueue(), wiring.clock());
    this.api =
        new IncidentsApi(
            new ServerKeys(wiring.openKeys(), wiring.rates()),
            incidents,
            announcements,
            components,
            wiring.clock());
    this.feeds =
        new Feeds(
            wiring.secrets()::value, incidents, announcements, components, pages, wiring.clock());
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    byte[] bytes = event.readAllBytes();
    switch (Caller.of(bytes)) {
      case HTTP -> Doorway.serve(new ByteArrayInputStream(bytes), answer, this::answer);
      case QUEUE -> SqsBatch.writeFailures(answer, events(bytes));
      case SCHEDULE ->
          answer.write(("{\"incidents\":" + feeds.poll() + "}").getBytes(StandardCharsets.UTF_8));
    }
  }

  private HttpResponse answer(HttpRequest request) throws BadRequest {
    return feeds.isHook(request) ? feeds.hook(request) : api.answer(request);
  }

  /// What AWS says.
  ///
  /// @return the messages that are to come again
  private List<String> events(byte[] bytes) throws IOException {
    List<String> failed = new ArrayList<>();
    for (SqsBatch.Record sent : SqsBatch.read(new ByteArrayInputStream(bytes)).records()) {
      try {
        feeds.event(sent.body());
      } catch (BadRequest odd) {
        // It would be as odd the next time.
        LOG.error("What came by {} is no event of a feed: {}", sent.messageId(), odd.error());
      } catch (RuntimeException notNow) {
        LOG.error("Back to the queue: {}", sent.messageId(), notNow);
        failed.add(sent.messageId());
      }
    }
    return failed;
  }
}
