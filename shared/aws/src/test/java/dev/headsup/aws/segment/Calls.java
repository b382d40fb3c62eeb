package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Sends calls through the codec as ingest and telemetry do.
final class Calls {
  static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");

  private Calls() {}

  static Packed pack(String body, KeyKind key) throws BadBody {
    return pack(body.getBytes(StandardCharsets.UTF_8), key);
  }

  static Packed pack(byte[] body, KeyKind key) throws BadBody {
    return Packer.pack(SegmentBody.batch(body), key, RECEIVED);
  }

  static String batch(String... events) {
    return "{\"batch\":[" + String.join(",", events) + "]}";
  }

  /// What the worker reads of a batch, all messages together.
  static TelemetryMessage read(Packed packed) {
    List<TelemetryMessage> messages =
        packed.bodies().stream()
            .peek(body ->
                assertThat(body.getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(Limits.MESSAGE))
            .map(TelemetryMessage::read)
            .toList();
    return new TelemetryMessage(
        messages.stream().flatMap(message -> message.events().stream()).toList(),
        messages.stream().flatMap(message -> message.refused().stream()).toList(),
        List.of());
  }

  static TelemetryMessage through(KeyKind key, String... events) throws BadBody {
    return read(pack(batch(events), key));
  }

  /// What one event of a server key says.
  static List<Incoming> told(String event) throws BadBody {
    TelemetryMessage message = through(KeyKind.SERVER, event);
    assertThat(message.refused()).isEmpty();
    return message.events();
  }

  /// The only behaviour among what was said.
  static Incoming.Did did(List<Incoming> incoming) {
    List<Incoming.Did> did = only(incoming, Incoming.Did.class).toList();
    assertThat(did).hasSize(1);
    return did.getFirst();
  }

  static <T extends Incoming> Stream<T> only(List<Incoming> incoming, Class<T> kind) {
    return incoming.stream().filter(kind::isInstance).map(kind::cast);
  }
}
