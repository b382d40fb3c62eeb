package dev.headsup.functions.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.aws.segment.UnreadableMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.functions.Priming;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The telemetry function. A message that cannot be read is kept aside by name, never tried again;
/// one that concerns a customer for whom it did not work out goes back to the queue, the others are
/// done.
public final class TelemetryHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryHandler.class);

  /// What the snapshot is warmed with.
  private static final String SAMPLE =
      """
      {"v":1,"key":"public","received":"2026-01-01T00:00:00Z","events":[
       {"type":"track","messageId":"sample","userId":"sample","event":"Sample Taken"}]}
      """;

  private final Intake intake;
  private final Quarantine quarantine;
  private final InstantSource clock;

  @SuppressWarnings("UnusedVariable") // kept so that the snapshot's context finds it
  private final Priming priming;

  /// For Lambda.
  public TelemetryHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public TelemetryHandler(Wiring wiring) {
    this.quarantine = wiring.quarantine();
    this.clock = wiring.clock();
    var activities = wiring.activities();
    var profiles = wiring.profiles();
    var outreaches = wiring.outreaches();
    var deliver = wiring.deliverQueue();
    var triggers = wiring.triggers();
    this.intake =
        new Intake(
            quarantine,
            profiles,
            new Redirects(activities),
            new Joins(activities, profiles, triggers::set),
            new Folding(activities, profiles, outreaches, deliver, triggers::set, clock),
            new Timers(activities, profiles, outreaches, deliver, triggers::set, clock));
    this.priming =
        Priming.beforeSnapshot(() -> {
          TelemetryMessage.read(SAMPLE);
          triggers.set();
        });
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Map<String, TelemetryMessage> messages = new LinkedHashMap<>();
    for (SqsBatch.Record sent : SqsBatch.read(event).records()) {
      try {
        messages.put(sent.messageId(), TelemetryMessage.read(sent.body()));
      } catch (UnreadableMessage unreadable) {
        quarantine.add(List.of(kept(sent, unreadable)));
      }
    }
    Map<CustomerId, RuntimeException> failures = intake.take(List.copyOf(messages.values()));
    SqsBatch.writeFailures(answer, concerned(messages, failures));
  }

  private Quarantine.Refused kept(SqsBatch.Record sent, UnreadableMessage unreadable) {
    return new Quarantine.Refused(
        sent.messageId(),
        "unreadable-message",
        String.valueOf(unreadable.getMessage()),
        sent.body(),
        clock.instant());
  }

  private static List<String> concerned(
      Map<String, TelemetryMessage> messages, Map<CustomerId, RuntimeException> failures) {
    failures.values().stream()
        .distinct()
        .forEach(failure -> LOG.warn("Back to the queue: {}", failure.toString(), failure));
    List<String> failed = new ArrayList<>();
    messages.forEach((id, message) -> {
      if (!Collections.disjoint(Intake.customers(message), failures.keySet())) {
        failed.add(id);
      }
    });
    return failed;
  }
}
