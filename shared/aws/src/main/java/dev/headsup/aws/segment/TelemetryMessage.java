package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.signal.Signal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A message of the telemetry queue: packed events of one request, or timers that are over.
///
/// The forms, in one line of JSON each:
/// `{"v":1,"key":"public"|"server","received":"…","sent":"…"?,"part":n?,"context":{…}?,`
/// `"events":[…],"refused":[{"reason":"…","detail":"…","event":"…"}…]}` with every event as its
/// client wrote it, and
/// `{"v":1,"timers":[{"customer":"…","trigger":"…","outreach":"…","at":"…"}…]}`. What has no `v`
/// and a `detail-type` is an event of EventBridge, as its rule puts it there.
///
/// @param events what they say, in the order of the request
/// @param accepted every event that was accepted, in the order of the request
/// @param refused what the door refused, and what of the events cannot be used
public record TelemetryMessage(
    List<Incoming> events,
    List<Accepted> accepted,
    List<Quarantine.Refused> refused,
    List<Signal.TimerFired> timers) {
  private static final JsonFactory JSON = new JsonFactory();

  /// Few to a message: each takes a handful of requests, and a batch has a hundred messages.
  private static final int TIMERS = 10;

  public TelemetryMessage {
    events = List.copyOf(events);
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
    timers = List.copyOf(timers);
  }

  /// A message of which only the meaning is known.
  public TelemetryMessage(
      List<Incoming> events, List<Quarantine.Refused> refused, List<Signal.TimerFired> timers) {
    this(events, List.of(), refused, timers);
  }

  /// Reads a message that our own code packed. An event in it that is bad in any way lands in
  /// `refused`, with the reason, and never hinders the others.
  ///
  /// @throws UnreadableMessage when the message as a whole is none
  public static TelemetryMessage read(String body) {
    return MessageReader.read(body, Interest.inAllOf(name -> true));
  }

  /// Reads whatever lies on the queue, events of EventBridge too. Observation counts only by some
  /// names: any other is accepted, and says nothing.
  ///
  /// @param now when it was handed over
  /// @param counts whether anybody asks about behaviour of this name
  /// @throws UnreadableMessage when the message as a whole is none
  public static TelemetryMessage read(String body, Instant now, Predicate<String> counts) {
    return read(body, now, Interest.inAllOf(counts));
  }

  /// The same, and of behaviour that counts only those properties are read that count too.
  ///
  /// @param interest what anybody asks about
  /// @throws UnreadableMessage when the message as a whole is none
  public static TelemetryMessage read(String body, Instant now, Interest interest) {
    return MessageReader.read(BusEvent.isOne(body) ? BusEvent.packed(body, now) : body, interest);
  }

  /// Packs timers into message bodies.
  public static List<String> timers(List<Signal.TimerFired> timers) {
    List<String> bodies = new ArrayList<>();
    for (int from = 0; from < timers.size(); from += TIMERS) {
      bodies.add(body(timers.subList(from, Math.min(timers.size(), from + TIMERS))));
    }
    return bodies;
  }

  private static String body(List<Signal.TimerFired> timers) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("v", 1);
      json.writeArrayFieldStart("timers");
      for (Signal.TimerFired timer : timers) {
        json.writeStartObject();
        json.writeStringField("customer", timer.customer().value());
        json.writeStringField("trigger", timer.trigger());
        json.writeStringField("outreach", timer.outreach());
        json.writeStringField("at", timer.at().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }
}
