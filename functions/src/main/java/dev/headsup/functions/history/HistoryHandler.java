package dev.headsup.functions.history;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.functions.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The history function, fired a few times a day. What the schedule sends is not looked at; what
/// one firing does not finish the next one does.
public final class HistoryHandler implements RequestStreamHandler {
  /// Half of what an instance with 512 MB has for objects, less what the SDK needs.
  private static final long MOST = 96L << 20;

  /// Enough to read a chunk and write its parts.
  private static final int A_CHUNK_MILLIS = 180_000;

  private final Compaction compaction;

  /// For Lambda.
  public HistoryHandler() {
    this(Wiring.ofEnvironment());
  }

  /// For the local runtime and tests.
  public HistoryHandler(Wiring wiring) {
    this.compaction = new Compaction(wiring.historyBucket(), wiring.clock(), MOST);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Compaction.Done done =
        compaction.run(() -> context.getRemainingTimeInMillis() > A_CHUNK_MILLIS);
    answer.write(
        String.format(
                Locale.ROOT,
                "{\"days\":%d,\"batches\":%d,\"damaged\":%d,\"more\":%b}",
                done.days(),
                done.batches(),
                done.damaged(),
                done.more())
            .getBytes(StandardCharsets.UTF_8));
  }
}
