package dev.headsup.functions.telemetry;

import dev.headsup.aws.segment.Accepted;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.history.EventHistory;
import dev.headsup.engine.history.HistoryKeep;
import dev.headsup.engine.history.PastEvent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Keeps the accepted events of a batch, as far as the setting wants them: one object for all.
///
/// @param keep which events are wanted
record Keeping(EventHistory history, HistoryKeep keep) {
  /// Keeps what these messages brought. Fails as a whole.
  void keep(Collection<TelemetryMessage> messages) {
    List<PastEvent> batch = messages.stream().flatMap(this::wanted).map(Accepted::past).toList();
    if (!batch.isEmpty()) {
      history.keep(batch);
    }
  }

  /// Whether a message brought something to keep.
  boolean concerns(TelemetryMessage message) {
    return wanted(message).findAny().isPresent();
  }

  private Stream<Accepted> wanted(TelemetryMessage message) {
    return switch (keep) {
      case ALL -> message.accepted().stream();
      case NEEDED -> message.accepted().stream().filter(Accepted::needed);
      case NONE -> Stream.empty();
    };
  }
}
