package dev.headsup.sim.world;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.functions.Wiring;
import dev.headsup.functions.deliver.DeliverHandler;
import dev.headsup.functions.fanout.FanoutHandler;
import dev.headsup.functions.feedback.FeedbackHandler;
import dev.headsup.functions.incidents.IncidentsHandler;
import dev.headsup.functions.ingest.IngestHandler;
import dev.headsup.functions.preferences.PreferencesHandler;
import dev.headsup.functions.publish.PublishHandler;
import dev.headsup.functions.sweep.SweepHandler;
import dev.headsup.functions.telemetry.TelemetryHandler;
import java.time.Duration;
import java.util.function.Function;

/// The functions that take part, with the timeouts of template.yaml.
@SuppressWarnings("ImmutableEnumChecker") // constructors hold nothing
public enum SimFunction {
  INGEST("ingest", 15, IngestHandler::new),
  TELEMETRY("telemetry", 60, TelemetryHandler::new),
  DELIVER("deliver", 60, DeliverHandler::new),
  SWEEP("sweep", 50, SweepHandler::new),
  PREFERENCES("preferences", 10, PreferencesHandler::new),
  FEEDBACK("feedback", 15, FeedbackHandler::new),
  INCIDENTS("incidents", 15, IncidentsHandler::new),
  FANOUT("fanout", 60, FanoutHandler::new),
  PUBLISH("publish", 60, PublishHandler::new);

  private final String word;
  private final Duration timeout;
  private final Function<Wiring, RequestStreamHandler> handler;

  SimFunction(String word, int seconds, Function<Wiring, RequestStreamHandler> handler) {
    this.word = word;
    this.timeout = Duration.ofSeconds(seconds);
    this.handler = handler;
  }

  /// Its name in the template, without "Function".
  public String word() {
    return word;
  }

  /// After this Lambda ends it.
  public Duration timeout() {
    return timeout;
  }

  RequestStreamHandler start(Wiring wiring) {
    return handler.apply(wiring);
  }
}
