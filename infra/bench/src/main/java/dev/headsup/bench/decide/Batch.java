package dev.headsup.bench.decide;

import dev.headsup.aws.segment.BadBody;
import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.Interest;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.aws.segment.Packer;
import dev.headsup.aws.segment.SegmentBody;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.signal.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one worker gets at once: 50 messages of 20 events, packed by the code of the door.
///
/// @param bodies as they lie in the queue
/// @param bytes the same in UTF-8, for the anchor
record Batch(List<String> bodies, List<byte[]> bytes) {
  static final int EVENTS = 1000;
  static final int CUSTOMERS = 334;
  static final Instant NOW = Instant.parse("2026-01-14T09:30:00Z");

  private static final int A_MESSAGE = 20;

  static Batch of(List<String> calls) {
    List<String> bodies = new ArrayList<>();
    for (int from = 0; from < calls.size(); from += A_MESSAGE) {
      List<String> some = calls.subList(from, Math.min(calls.size(), from + A_MESSAGE));
      try {
        SegmentBody request = SegmentBody.batch(Events.batch(some, NOW));
        bodies.addAll(Packer.pack(request, KeyKind.PUBLIC, NOW).bodies());
      } catch (BadBody impossible) {
        throw new IllegalStateException("The door refuses its own benchmark", impossible);
      }
    }
    return new Batch(
        List.copyOf(bodies),
        bodies.stream().map(body -> body.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /// Reads the messages and groups all that they say by customer.
  Map<CustomerId, List<Observation>> byCustomer() {
    return byCustomer(Interest.inAllOf(name -> true));
  }

  /// Reads the messages and groups what they say by customer, as the worker does: of events about
  /// which no trigger asks only the name is looked at.
  Map<CustomerId, List<Observation>> byCustomer(Interest interest) {
    Map<CustomerId, List<Observation>> grouped = new HashMap<>();
    for (String body : bodies) {
      for (Incoming incoming : TelemetryMessage.read(body, NOW, interest).events()) {
        if (incoming instanceof Incoming.Did did) {
          grouped
              .computeIfAbsent(did.observation().customer(), customer -> new ArrayList<>())
              .add(did.observation());
        }
      }
    }
    return grouped;
  }

  /// How large an event is on average, with its share of the frame.
  double bytesAnEvent() {
    return bytes.stream().mapToInt(body -> body.length).sum() / (double) EVENTS;
  }
}
