package dev.headsup.bench.decide;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Made-up track calls, the same for the same seed: 200 event names by Zipf's law, ten properties,
/// about 494 bytes each, three events for each customer in a thousand.
public final class Events {
  /// How many event names there are, `evt_0` to `evt_199`.
  static final int NAMES = 200;

  private static final Draw NAME = new Draw(NAMES, 1.0);

  private final SplittableRandom random;
  private final String series;

  /// @param series keeps the ids of two streams apart
  public Events(long seed, String series) {
    this.random = new SplittableRandom(seed);
    this.series = series;
  }

  /// A stream of calls, spread evenly over a span of time that ends at `end`.
  ///
  /// @param customers how many customers share them, in turn
  public List<String> calls(int count, int customers, Instant end, long spanMillis) {
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = end.minusMillis(spanMillis - spanMillis * i / count);
      calls.add(call(i, "customer-" + i % customers, at));
    }
    return calls;
  }

  private String call(int number, String customer, Instant at) {
    String call =
        """
        {"type":"track","messageId":"%s-%06d-5f0c3a9e41d2","userId":"%s","event":"evt_%d",\
        "timestamp":"%s","properties":{"code":"E%d","path":"/p/%d/settings","country":"C%d",\
        "device":"D%d","appVersion":"4.%d.0","amount":%.2f,"latencyMs":%d,"attempt":%d,\
        "trial":%b,"referrer":"https://www.example.com/articles/how-to/%d"},\
        "context":{"library":{"name":"analytics-java","version":"3.5.4"},"ip":"192.0.2.%d"}}\
        """
            .formatted(
                series,
                number,
                customer,
                NAME.next(random),
                at,
                random.nextInt(500),
                random.nextInt(1000),
                random.nextInt(50),
                random.nextInt(4),
                random.nextInt(30),
                random.nextInt(100_000) / 100.0,
                random.nextInt(10_000),
                random.nextInt(10),
                random.nextBoolean(),
                random.nextInt(100_000),
                random.nextInt(256));
    return call.replace(
        "\"referrer\"", "\"note\":\"" + "n".repeat(random.nextInt(40)) + "\",\"referrer\"");
  }

  /// The body of one request of a client.
  public static byte[] batch(List<String> calls, Instant sentAt) {
    return String.format(
            Locale.ROOT, "{\"batch\":[%s],\"sentAt\":\"%s\"}", String.join(",", calls), sentAt)
        .getBytes(StandardCharsets.UTF_8);
  }
}
