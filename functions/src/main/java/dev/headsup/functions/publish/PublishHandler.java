package dev.headsup.functions.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.dynamodb.LedgerStream;
import dev.headsup.aws.dynamodb.LedgerStream.News;
import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.aws.topic.IntegratorTopic;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.functions.Outlook;
import dev.headsup.functions.Wiring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The publish function: every five minutes what the incidents that go on are going to bring, and
/// every decision and every change of a message's state goes to the topic of integrators, in the
/// order in which each customer's items changed. Where one cannot be published Lambda begins again
/// with it; what was published before comes once more at most.
public final class PublishHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PublishHandler.class);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final IntegratorTopic topic;
  private final Incidents incidents;
  private final Outlook outlook;
  private final InstantSource clock;

  /// For Lambda.
  public PublishHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public PublishHandler(Wiring wiring) {
    this.topic = wiring.integratorTopic();
    this.clock = wiring.clock();
    this.incidents = wiring.incidents();
    this.outlook =
        new Outlook(
            incidents,
            wiring.counters(),
            wiring.exposures(),
            wiring.watched()::about,
            wiring.clock());
  }

  /// Says of each incident that goes on what it is going to bring; of one that cannot be said the
  /// others still are.
  private void forecasts() {
    Instant now = clock.instant();
    for (Incident incident : incidents.current(now)) {
      if (incident.phase().isOn() && !incident.isDismissed() && !incident.isMember()) {
        try {
          topic.publish(incident, outlook.of(incident).forecast(), now);
        } catch (RuntimeException notNow) {
          LOG.error("No forecast of {} this time", incident.id(), notNow);
        }
      }
    }
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    byte[] bytes = event.readAllBytes();
    if (!JSON.readTree(bytes).has("Records")) {
      forecasts();
      answer.write("{}".getBytes(StandardCharsets.UTF_8));
      return;
    }
    for (News news : LedgerStream.read(new ByteArrayInputStream(bytes))) {
      try {
        topic.publish(news);
      } catch (RuntimeException broken) {
        LOG.error("Not published, begun again with it: {}", news.id(), broken);
        SqsBatch.writeFailures(answer, List.of(news.sequence()));
        return;
      }
    }
    SqsBatch.writeFailures(answer, List.of());
  }
}
