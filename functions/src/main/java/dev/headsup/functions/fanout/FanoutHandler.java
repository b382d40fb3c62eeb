package dev.headsup.functions.fanout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.aws.log.Ids;
import dev.headsup.aws.sqs.FanoutJobs;
import dev.headsup.functions.WentBack;
import dev.headsup.functions.WhoHeard;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The fan-out function. A walk for which the time was too short goes back to the queue and goes on
/// where it was.
public final class FanoutHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FanoutHandler.class);

  /// What one page may take.
  private static final Duration ENOUGH = Duration.ofSeconds(10);

  private final Fanout fanout;
  private final CorrectionWalk corrections;
  private final WentBack wentBack;

  /// For Lambda.
  public FanoutHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public FanoutHandler(Wiring wiring) {
    this.wentBack = new WentBack(wiring.setbacks(), wiring.clock());
    this.fanout =
        new Fanout(
            wiring.incidents(),
            wiring.exposures(),
            wiring.walks(),
            wiring.telemetryQueue(),
            wiring.clock());
    this.corrections =
        new CorrectionWalk(
            wiring.corrections(),
            new WhoHeard(wiring.ledger()),
            wiring.walks(),
            wiring.telemetryQueue(),
            wiring.clock());
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    List<String> failed = new ArrayList<>();
    for (SqsBatch.Record sent : SqsBatch.read(event).records()) {
      try {
        BooleanSupplier time = () -> context.getRemainingTimeInMillis() > ENOUGH.toMillis();
        boolean done =
            FanoutJobs.correction(sent.body())
                .map(correction -> corrections.walk(correction, time))
                .orElseGet(() -> fanout.walk(FanoutJobs.read(sent.body()), time));
        if (!done) {
          failed.add(sent.messageId());
        }
      } catch (RuntimeException broken) {
        LOG.error("Back to the queue: {}", sent.messageId(), broken);
        failed.add(sent.messageId());
        wentBack.note(sent, broken);
      }
    }
    SqsBatch.writeFailures(answer, failed);
  }
}
