package dev.headsup.local.template;

import java.time.Duration;
import java.util.List;

/// What calls a function.
public sealed interface Event {
  /// The name of the event below the function.
  String name();

  /// A route of the HTTP API. `method` is upper case or `ANY`; `signed` says that AWS asks for a
  /// signed request, which the local runtime, being on loopback, does not.
  record HttpRoute(String name, String method, String path, boolean signed) implements Event {
    /// As API Gateway writes it: `POST /v1/{proxy+}`.
    public String key() {
      return method + " " + path;
    }
  }

  /// An SQS event source mapping. `queue` is a logical id; `maximumConcurrency` 0 means no cap.
  record QueueSource(
      String name,
      String queue,
      int batchSize,
      Duration window,
      int maximumConcurrency,
      boolean partialFailures)
      implements Event {
    public QueueSource {
      if (batchSize < 1 || batchSize > 10_000) {
        throw new IllegalArgumentException("BatchSize must be 1 to 10000, not " + batchSize);
      }
      if (batchSize > 10 && window.isZero()) {
        // Lambda refuses such a mapping at deploy; better here than there.
        throw new IllegalArgumentException("BatchSize over 10 needs a batching window");
      }
    }
  }

  /// A rule of the account's default bus, for what AWS itself tells.
  ///
  /// @param sources who tells it, for example `aws.ses`
  record BusRule(String name, List<String> sources) implements Event {
    public BusRule {
      sources = List.copyOf(sources);
    }
  }

  /// A mapping from the stream of a table. `table` is a logical id.
  record StreamSource(String name, String table, int batchSize, boolean enabled)
      implements Event {}

  /// A schedule at a fixed rate.
  record Schedule(String name, Duration every) implements Event {}
}
