package dev.headsup.functions.deliver;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.authoring.message.RenderContext;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.s3.SendJournal;
import dev.headsup.aws.sqs.DeliverJobs;
import dev.headsup.aws.sqs.DeliverJobs.Job;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Links;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.functions.LivePolicy;
import dev.headsup.functions.Priming;
import dev.headsup.functions.Variable;
import dev.headsup.functions.WentBack;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The deliver function. A message whose work did not end well, or for which no time is left, goes
/// back to the queue; what it sent before is not sent again.
public final class DeliverHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverHandler.class);

  /// What one job may take: three calls of a provider and the writes around them. With less time
  /// left none is begun, so that no worker is stopped in the middle of a call.
  private static final Duration ENOUGH = Duration.ofSeconds(35);

  /// What the snapshot is warmed with: a job that is looked for and not found.
  private static final Job NOBODY = new Job(new CustomerId("sample"), "sample");

  private static final Brand SAMPLE = new Brand("sample", "sample", List.of());

  /// How many triggers' messages the snapshot is warmed with: enough for every channel, mostly.
  private static final int SAMPLES = 5;

  private final Deliver deliver;
  private final Counters counters;
  private final InstantSource clock;
  private final WentBack wentBack;

  @SuppressWarnings("UnusedVariable") // kept so that the snapshot's context finds it
  private final Priming priming;

  /// For Lambda.
  public DeliverHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public DeliverHandler(Wiring wiring) {
    this.counters = wiring.counters();
    this.clock = wiring.clock();
    var outreaches = wiring.outreaches();
    var dues = wiring.dues();
    var triggers = wiring.triggers();
    var policy = wiring.policyForSending();
    var aftermath = new Aftermath(outreaches, dues, wiring.counters(), policy::now, wiring.clock());
    this.wentBack = new WentBack(wiring.setbacks(), wiring.clock());
    this.deliver =
        new Deliver(
            outreaches,
            wiring.profiles(),
            dues,
            new SendProtocol(
                outreaches,
                wiring.addresses(),
                policy::exact,
                new BrakeStops(wiring.brakes(), wiring.clock()),
                wiring.senders(policy::now),
                wiring.pageLinks(wiring.setting(Variable.PAGE_URL)),
                aftermath,
                wiring.clock()),
            new InOrder(outreaches, wiring.clock()),
            new Speakers(triggers::find, wiring.corrections()),
            () -> policy.now().brand(),
            new HandOver(
                outreaches,
                wiring.handOffs(),
                dues,
                wiring.handOffReceivers(),
                fallback(policy),
                wiring.setting(Variable.CONSOLE_URL),
                wiring.clock()),
            wiring.lessons(),
            journal(wiring.sendJournal()),
            wiring.metrics(),
            new Outdated(wiring.incidents(), wiring.clock()));
    this.priming =
        Priming.beforeSnapshot(() -> {
          deliver.run(NOBODY, new Attempts());
          triggers.all().values().stream().limit(SAMPLES).forEach(DeliverHandler::write);
        });
  }

  /// A message that helps now does not wait for a store that helps after a restore.
  private static Consumer<Outreach> journal(SendJournal journal) {
    return outreach -> {
      try {
        journal.note(outreach);
      } catch (RuntimeException notNow) {
        LOG.error("{} is sent without a word in the journal of sends", outreach.id(), notNow);
      }
    };
  }

  private static Supplier<@Nullable String> fallback(LivePolicy policy) {
    return () -> policy.now().heart().fallback();
  }

  /// Writes what a trigger would say to somebody of whom nothing is known, and throws it away.
  private static void write(CompiledTrigger trigger) {
    Links links = new Links("", "", "https://example.com/", "");
    RenderContext context =
        RenderContext.of(Known.nothing(NOBODY.customer()), Map.of(), links, SAMPLE);
    trigger
        .messages()
        .written()
        .getOrDefault(trigger.messages().localeFor(null), Set.of())
        .forEach(channel -> trigger.messages().render(channel, context));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    List<String> failed = new ArrayList<>();
    Attempts attempts = new Attempts();
    for (SqsBatch.Record sent : SqsBatch.read(event).records()) {
      if (context.getRemainingTimeInMillis() < ENOUGH.toMillis()) {
        failed.add(sent.messageId());
        continue;
      }
      try {
        DeliverJobs.read(sent.body()).forEach(job -> deliver.run(job, attempts));
      } catch (RuntimeException broken) {
        LOG.error("Back to the queue: {}", sent.messageId(), broken);
        failed.add(sent.messageId());
        wentBack.note(sent, broken);
      }
    }
    attempts.count(counters, clock.instant());
    SqsBatch.writeFailures(answer, failed);
  }
}
