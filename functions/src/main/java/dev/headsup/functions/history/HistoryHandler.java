package dev.headsup.functions.history;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.aws.log.Ids;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;

/// The history function, fired every hour. What the schedule sends is not looked at; what one
/// firing does not finish the next one does. It fails, for its alarm, when it is more than two days
/// behind; what it did until then is done.
public final class HistoryHandler implements RequestStreamHandler {
  /// Half of what an instance with 512 MB has for objects, less what the SDK needs.
  private static final long MOST = 96L << 20;

  /// Enough to read a chunk and write its parts.
  private static final int A_CHUNK_MILLIS = 180_000;

  private final Compaction compaction;
  private final InstantSource clock;

  /// For Lambda.
  public HistoryHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public HistoryHandler(Wiring wiring) {
    this.clock = wiring.clock();
    this.compaction = new Compaction(wiring.historyBucket(), clock, MOST);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Ids.begin(context.getAwsRequestId());
    Compaction.Done done =
        compaction.run(() -> context.getRemainingTimeInMillis() > A_CHUNK_MILLIS);
    answer.write(
        String.format(
                Locale.ROOT,
                "{\"days\":%d,\"batches\":%d,\"damaged\":%d,\"more\":%b}",
                done.days(),
                done.batches(),
                done.damaged(),
                done.left() != null)
            .getBytes(StandardCharsets.UTF_8));
    if (done.isLate(clock.instant())) {
      // Lambda logs it as an error, counts it, and runs the function again.
      throw new IllegalStateException(
          "The events of "
              + done.left()
              + " are not in order yet. Batches expire two weeks after they were kept: give"
              + " HistoryFunction more memory, which is also more processor, or fire it more often."
              + " This run did "
              + done.batches()
              + " batches.");
    }
  }
}
