package dev.headsup.functions.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.aws.segment.UnreadableMessage;
import dev.headsup.engine.customer.Erased;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.functions.Fresh;
import dev.headsup.functions.LiveTriggers;
import dev.headsup.functions.Priming;
import dev.headsup.functions.WentBack;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The telemetry function. A message that cannot be read is kept aside by name, never tried again;
/// one that concerns a customer or an account for whom it did not work out goes back to the queue.
/// The events of the others are kept in the event history, in one object, before the queue forgets
/// them; where that fails their messages come again too, and find everything else done.
public final class TelemetryHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryHandler.class);

  /// How soon it knows who was erased; the command that erases waits as long.
  private static final Duration ERASED_FRESH = Duration.ofMinutes(1);

  /// What the snapshot is warmed with.
  private static final String SAMPLE =
      """
      {"v":1,"key":"public","received":"2026-01-01T00:00:00Z","events":[
       {"type":"track","messageId":"sample","userId":"sample","event":"Sample Taken"}]}
      """;

  private final Intake intake;
  private final Keeping keeping;
  private final Uses uses;
  private final Counting counting;
  private final TurnedToSupport turned;
  private final Teaching teaching;
  private final LiveTriggers triggers;
  private final Quarantine quarantine;
  private final Fresh<Erased> erased;
  private final WentBack wentBack;
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
    var erasures = wiring.erasures();
    this.erased = new Fresh<>(ERASED_FRESH, clock, before -> erasures.load(clock.instant()));
    this.wentBack = new WentBack(wiring.setbacks(), clock);
    var activities = wiring.activities();
    var profiles = wiring.profiles();
    var outreaches = wiring.outreaches();
    var deliver = wiring.deliverQueue();
    this.keeping = new Keeping(wiring.history(), wiring.historyKeep());
    var components = wiring.components();
    this.uses = new Uses(components, wiring.exposures());
    this.counting = new Counting(components, wiring.tallies(), clock);
    var tutorials = wiring.tutorials();
    var lessons = wiring.lessons();
    var offers = new Offers(tutorials, lessons);
    this.teaching = new Teaching(tutorials, lessons);
    this.triggers = wiring.triggers();
    var policy = wiring.policy();
    var surroundings =
        new LiveSurroundings(
            policy::now,
            wiring.incidents(),
            wiring.counters(),
            new KnownAudience(wiring.exposures(), clock),
            new LiveBrakes(
                wiring.brakes(), wiring.counters(), () -> wiring.watched().about(), clock),
            clock,
            wiring.metrics());
    this.turned =
        new TurnedToSupport(
            surroundings.aftermaths(), wiring.exposures(), activities, triggers::set);
    this.intake =
        new Intake(
            quarantine,
            profiles,
            new Redirects(activities),
            new Joins(activities, profiles, triggers::set),
            new Joining(wiring.components(), surroundings::watched, triggers::set),
            new Folding(
                activities,
                profiles,
                outreaches,
                deliver,
                triggers::set,
                surroundings,
                offers,
                clock),
            new Timers(
                activities,
                profiles,
                outreaches,
                deliver,
                triggers::set,
                surroundings,
                offers,
                clock));
    this.priming =
        Priming.beforeSnapshot(() -> {
          TelemetryMessage.read(SAMPLE);
          triggers.set();
          erased.get();
        });
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    TriggerSet live = triggers.set();
    Map<String, TelemetryMessage> messages = new LinkedHashMap<>();
    SqsBatch batch = SqsBatch.read(event);
    for (SqsBatch.Record sent : batch.records()) {
      try {
        messages.put(
            sent.messageId(),
            TelemetryMessage.read(
                sent.body(), clock.instant(), new Asked(live, teaching, erased.get())));
      } catch (UnreadableMessage unreadable) {
        quarantine.add(List.of(kept(sent, unreadable)));
      }
    }
    Failures failures = intake.take(List.copyOf(messages.values()));
    uses.note(messages.values());
    counting.note(messages.values());
    turned.note(messages.values());
    Set<String> failed = concerned(messages, failures);
    failed.addAll(teaching.note(messages));
    failed.addAll(notKept(messages, failed));
    wentBack.note(
        batch.records().stream().filter(sent -> failed.contains(sent.messageId())).toList(),
        failures.reasons().stream().findFirst().orElse(null));
    SqsBatch.writeFailures(answer, List.copyOf(failed));
  }

  /// Keeps the events of all messages that did not fail.
  ///
  /// @return those of which the events could not be kept
  private Set<String> notKept(Map<String, TelemetryMessage> messages, Set<String> failed) {
    Map<String, TelemetryMessage> done = new LinkedHashMap<>(messages);
    done.keySet().removeAll(failed);
    try {
      keeping.keep(done.values());
      return Set.of();
    } catch (RuntimeException notNow) {
      LOG.error("Back to the queue, since the event history did not take them", notNow);
      done.values().removeIf(message -> !keeping.concerns(message));
      return done.keySet();
    }
  }

  private Quarantine.Refused kept(SqsBatch.Record sent, UnreadableMessage unreadable) {
    return new Quarantine.Refused(
        sent.messageId(),
        "unreadable-message",
        String.valueOf(unreadable.getMessage()),
        sent.body(),
        clock.instant());
  }

  private static Set<String> concerned(Map<String, TelemetryMessage> messages, Failures failures) {
    failures
        .reasons()
        .forEach(failure -> LOG.warn("Back to the queue: {}", failure.toString(), failure));
    Set<String> failed = new LinkedHashSet<>();
    messages.forEach((id, message) -> {
      if (failures.concern(message)) {
        failed.add(id);
      }
    });
    return failed;
  }
}
