package dev.headsup.functions.preferences;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Doorway;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.log.Ids;
import dev.headsup.functions.OptOuts;
import dev.headsup.functions.Priming;
import dev.headsup.functions.Wiring;
import dev.headsup.functions.preferences.inbox.InboxRoutes;
import dev.headsup.functions.preferences.page.PageRoutes;
import dev.headsup.functions.preferences.replies.ReplyRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The function that customers reach. Each part of it answers its own paths; every request gets an
/// answer, and nothing but a broken stream leaves as an exception.
public final class PreferencesHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PreferencesHandler.class);

  /// What the snapshot is warmed with: a request that shows no token.
  private static final HttpRequest NOBODY =
      new HttpRequest("GET", "/inbox/items", Map.of(), Map.of(), new byte[0]);

  private final List<Route> routes;

  @SuppressWarnings("UnusedVariable") // kept so that the snapshot's context finds it
  private final Priming priming;

  /// One part of the paths.
  interface Route {
    /// The answer, or empty when the path is another's.
    ///
    /// @throws BadRequest where it refuses
    Optional<HttpResponse> answer(HttpRequest request) throws BadRequest;
  }

  /// For Lambda.
  public PreferencesHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public PreferencesHandler(Wiring wiring) {
    ServerKeys servers = new ServerKeys(wiring.openKeys(), wiring.rates());
    var policy = wiring.policy();
    OptOuts optOuts =
        new OptOuts(
            wiring.outreaches(), wiring.outreachReceipts(), wiring.counters(), wiring.clock());
    ReplyRoutes replies =
        new ReplyRoutes(
            servers,
            new ReplyRoutes.Sources(
                wiring.profiles(),
                wiring.addresses(),
                wiring.directory(),
                wiring.quarantine(),
                optOuts,
                policy::now),
            wiring.telemetryQueue(),
            wiring.clock());
    InboxRoutes inbox =
        InboxRoutes.of(
            wiring.inbox(),
            wiring.outreachMarks(),
            wiring.outreaches(),
            wiring.lessons(),
            replies::inbox,
            servers,
            wiring.derivedKeys(),
            wiring.clock());
    PageRoutes page =
        new PageRoutes(
            wiring.pageLinks(""),
            new PageRoutes.Sources(
                wiring.profiles(),
                wiring.addresses(),
                wiring.outreaches(),
                wiring.outreachMarks(),
                optOuts,
                wiring.triggers()::find,
                policy::now),
            wiring.telemetryQueue(),
            wiring.clock());
    this.routes = List.of(inbox::answer, page::answer, replies::answer);
    this.priming = Priming.beforeSnapshot(this::warm);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream out, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    Doorway.serve(event, out, this::answer);
  }

  private void warm() {
    try {
      answer(NOBODY);
    } catch (BadRequest refused) {
      // As it should: the sample shows no token.
      LOG.info("Ready for the snapshot: the sample was refused as {}", refused.error());
    }
  }

  private HttpResponse answer(HttpRequest request) throws BadRequest {
    for (Route route : routes) {
      Optional<HttpResponse> answer = route.answer(request);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new BadRequest(404, "unknown-path", "There is nothing at this address");
  }
}
