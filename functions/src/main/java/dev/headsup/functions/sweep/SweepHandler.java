package dev.headsup.functions.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.metrics.Metric;
import dev.headsup.aws.metrics.Metrics;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.Announcements;
import dev.headsup.functions.BreakerWatch;
import dev.headsup.functions.LivePolicy;
import dev.headsup.functions.LiveTriggers;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sweep function, fired every minute: what is due first, then the news of incidents that
/// waited, then a look at whatever slot of the parts of the product is over. What the schedule
/// sends is not looked at.
public final class SweepHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SweepHandler.class);

  /// So often the breakers look, whether or not anything is decided.
  private static final Duration WATCH_EVERY = Duration.ofMinutes(5);

  private final Sweep sweep;
  private final BreakerWatch watch;
  private final LiveTriggers triggers;
  private final LivePolicy policy;
  private final Watching watching;
  private final Announcements announcements;
  private final Metrics metrics;
  private final InstantSource clock;
  private @Nullable Instant looked;

  /// For Lambda.
  public SweepHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public SweepHandler(Wiring wiring) {
    this.sweep =
        new Sweep(wiring.dues(), wiring.telemetryQueue(), wiring.deliverQueue(), wiring.metrics());
    this.watch = new BreakerWatch(wiring.brakes(), wiring.counters(), wiring.clock());
    this.triggers = wiring.triggers();
    this.policy = wiring.policy();
    this.watching =
        new Watching(
            wiring.components(),
            wiring.tallies(),
            wiring.states(),
            new Suspicions(wiring.incidents(), wiring.states()));
    this.clock = wiring.clock();
    this.metrics = wiring.metrics();
    this.announcements = new Announcements(wiring.incidents(), wiring.fanoutQueue(), clock);
  }

  /// What is due was handed over before: that breakers cannot be looked at must not repeat it.
  private void watch() {
    try {
      watch.lookAll(
          triggers.everything().stream()
              .filter(trigger -> trigger.status() == Trigger.Status.LIVE)
              .toList(),
          policy.now().braking().breakers());
    } catch (RuntimeException notNow) {
      LOG.error("The breakers were not looked at; the next time is in five minutes", notNow);
    }
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    Instant now = clock.instant();
    int moved = sweep.run(now);
    announce();
    Instant last = looked;
    if (last == null || now.isBefore(last) || !now.isBefore(last.plus(WATCH_EVERY))) {
      looked = now;
      watch();
    }
    int watched = watched();
    answer.write(
        ("{\"moved\":" + moved + ",\"watched\":" + watched + "}").getBytes(StandardCharsets.UTF_8));
  }

  /// What is due comes first and stays done, whatever becomes of this; the next minute looks again.
  private int watched() {
    try {
      return watching.run(clock.instant());
    } catch (RuntimeException notNow) {
      LOG.error("What was counted could not be looked at", notNow);
      return 0;
    }
  }

  /// Has the news of incidents told that waited, and says where customers wait for some. What could
  /// not be announced now is announced by the next minute.
  private void announce() {
    try {
      List<Incident> overdue = announcements.due();
      overdue.forEach(incident ->
          LOG.warn(
              "Customers were promised news of incident {} by now, and there are none",
              incident.id()));
      metrics.write(Metric.PROMISES_MISSED, overdue.size());
    } catch (RuntimeException notNow) {
      LOG.error("The news of incidents were not announced; the next minute tries again", notNow);
    }
  }
}
