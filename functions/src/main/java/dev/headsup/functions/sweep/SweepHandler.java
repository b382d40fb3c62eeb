package dev.headsup.functions.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.log.Ids;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// The sweep function, fired every minute. What the schedule sends is not looked at.
public final class SweepHandler implements RequestStreamHandler {
  private final Sweep sweep;
  private final InstantSource clock;

  /// For Lambda.
  public SweepHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public SweepHandler(Wiring wiring) {
    this.sweep =
        new Sweep(wiring.dues(), wiring.telemetryQueue(), wiring.deliverQueue(), wiring.metrics());
    this.clock = wiring.clock();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    int moved = sweep.run(clock.instant());
    answer.write(("{\"moved\":" + moved + "}").getBytes(StandardCharsets.UTF_8));
  }
}
