package dev.headsup.functions.incidents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.door.Doorway;
import dev.headsup.aws.door.ServerKeys;
import dev.headsup.aws.log.Ids;
import dev.headsup.functions.Announcements;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Lambda's door to [IncidentsApi].
public final class IncidentsHandler implements RequestStreamHandler {
  private final IncidentsApi api;

  /// For Lambda.
  public IncidentsHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public IncidentsHandler(Wiring wiring) {
    var incidents = wiring.incidents();
    this.api =
        new IncidentsApi(
            new ServerKeys(wiring.openKeys(), wiring.rates()),
            incidents,
            new Announcements(incidents, wiring.fanoutQueue()),
            wiring.components(),
            wiring.clock());
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    Doorway.serve(event, answer, api::answer);
  }
}
