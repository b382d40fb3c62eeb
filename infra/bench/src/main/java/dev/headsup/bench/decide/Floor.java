package dev.headsup.bench.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The anchor: Jackson walks over every token of the same bytes and keeps nothing. Whoever reads
/// the events at all pays this. Not final: JMH extends it.
@State(Scope.Thread)
public class Floor {
  private final JsonFactory json = new JsonFactory();
  private List<Batch> batches = List.of();
  private int turn;

  /// Makes the bytes of [Load].
  @Setup
  public void make() {
    List<String> calls =
        new Events(4242, "now")
            .calls(4 * Batch.EVENTS, Batch.CUSTOMERS, Batch.NOW, Duration.ofMinutes(4).toMillis());
    batches =
        List.of(0, 1, 2, 3).stream()
            .map(i -> Batch.of(calls.subList(i * Batch.EVENTS, (i + 1) * Batch.EVENTS)))
            .toList();
  }

  /// Walks over the tokens of a batch.
  @Benchmark
  @OperationsPerInvocation(Batch.EVENTS)
  public int tokensOnly() throws IOException {
    turn = (turn + 1) % batches.size();
    int tokens = 0;
    for (byte[] body : batches.get(turn).bytes()) {
      try (JsonParser parser = json.createParser(body)) {
        while (parser.nextToken() != null) {
          tokens++;
        }
      }
    }
    return tokens;
  }

  /// Our own reader alone: events in the words of the engine, grouped by customer.
  @Benchmark
  @OperationsPerInvocation(Batch.EVENTS)
  public int read() {
    turn = (turn + 1) % batches.size();
    return batches.get(turn).byCustomer().size();
  }
}
