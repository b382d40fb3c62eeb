package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.aws.segment.RawEvent.Span;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.engine.signal.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Unpacks a message of the telemetry queue.
final class MessageReader {
  private static final String VERSION = "1";

  private final Document source;
  private final Map<String, String> header = new HashMap<>();
  private final List<RawEvent> raw = new ArrayList<>();
  private final List<Map<String, String>> refusedAtTheDoor = new ArrayList<>();
  private final List<Map<String, String>> timers = new ArrayList<>();
  private final Interest interest;
  private @Nullable Span shared;

  private MessageReader(Document source, Interest interest) {
    this.source = source;
    this.interest = interest;
  }

  static TelemetryMessage read(String body, Interest interest) {
    MessageReader reader =
        new MessageReader(new Document(body.getBytes(StandardCharsets.UTF_8)), interest);
    try (JsonParser parser = reader.source.parser()) {
      reader.document(parser);
    } catch (IOException e) {
      throw new UnreadableMessage("The message is not JSON", e);
    }
    return reader.message();
  }

  private void document(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new UnreadableMessage("The message is not a JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (name) {
        case "events" -> {
          while (token == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
            raw.add(EventReader.read(parser, source, interest));
          }
        }
        case "refused" -> rows(parser, refusedAtTheDoor);
        case "timers" -> rows(parser, timers);
        case "context" -> {
          int start = Document.start(parser);
          parser.skipChildren();
          shared = token == JsonToken.START_OBJECT ? new Span(start, Document.end(parser)) : null;
        }
        default -> {
          if (token.isScalarValue()) {
            header.put(name, parser.getText());
          }
          parser.skipChildren();
        }
      }
    }
    if (parser.nextToken() != null) {
      throw new UnreadableMessage("The message goes on after its end");
    }
  }

  private static void rows(JsonParser parser, List<Map<String, String>> rows) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new UnreadableMessage("A part of the message is no list");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new UnreadableMessage("A list of the message has an entry that is no object");
      }
      Map<String, String> row = new HashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
          row.put(name, parser.getText());
        }
        parser.skipChildren();
      }
      rows.add(row);
    }
  }

  private TelemetryMessage message() {
    if (!VERSION.equals(header.get("v"))) {
      throw new UnreadableMessage("The message is of a version that this code does not know");
    }
    List<Signal.TimerFired> fired = timers.stream().map(MessageReader::timer).toList();
    if (raw.isEmpty() && refusedAtTheDoor.isEmpty()) {
      return new TelemetryMessage(List.of(), List.of(), fired);
    }
    KeyKind key =
        KeyKind.ofWord(need(header, "key"))
            .orElseThrow(() -> new UnreadableMessage("The message names no kind of key"));
    Receipt receipt = Receipt.of(time(header, "received"), header.get("sent"));
    Instant received = receipt.received();
    List<Incoming> events = new ArrayList<>();
    List<Accepted> accepted = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (Map<String, String> row : refusedAtTheDoor) {
      String detail = row.getOrDefault("detail", "");
      refused.add(refused(need(row, "reason"), detail, need(row, "event"), received));
    }
    judge(key, receipt, events, accepted, refused);
    return new TelemetryMessage(events, accepted, refused, fired);
  }

  /// Whether it is about somebody who was erased since, by whichever of its ids.
  private boolean isOver(RawEvent event, Receipt receipt) {
    if (!EventMeaning.isAboutCustomer(event)) {
      return false;
    }
    Instant at = receipt.at(event).filter(receipt.received()::isAfter).orElse(receipt.received());
    return Stream.concat(
            Stream.of(EventMeaning.customer(event)), EventMeaning.before(event).stream())
        .anyMatch(customer -> interest.isOver(customer, at));
  }

  private void judge(
      KeyKind key,
      Receipt receipt,
      List<Incoming> events,
      List<Accepted> accepted,
      List<Refused> refused) {
    boolean server = key == KeyKind.SERVER;
    boolean ours = server && MessageWriter.OURSELVES.equals(header.get("by"));
    Instant received = receipt.received();
    Context rest = server ? Context.read(source, shared) : Context.NONE;
    String part = received + "#" + header.getOrDefault("part", "0") + "#";
    int index = -1;
    for (RawEvent event : raw) {
      index++;
      Context context =
          server ? Context.read(source, event.objects().get("context")).orElse(rest) : Context.NONE;
      Optional<Problem> problem =
          ours
              ? EventCheck.ofOurs(event, context, key, receipt)
              : EventCheck.problem(event, context, key, receipt);
      List<Problem> problems = new ArrayList<>();
      if (problem.isPresent()) {
        problems.add(problem.get());
      } else if (isOver(event, receipt)) {
        continue;
      } else {
        String otherwise = part + index;
        EventMeaning meaning;
        try {
          meaning = EventMeaning.of(event, context, key, receipt, otherwise, interest);
        } catch (UnreadableMessage notAsWeWrite) {
          String text = new String(event.bytes(), StandardCharsets.UTF_8);
          String why = String.valueOf(notAsWeWrite.getMessage());
          refused.add(refused("unreadable-observation", why, text, received));
          continue;
        }
        events.addAll(meaning.incoming());
        problems.addAll(meaning.dropped());
        // What is told about an account alone is in nobody's history.
        if (EventMeaning.isAboutCustomer(event)) {
          accepted.add(
              new Accepted(
                  event,
                  server ? shared : null,
                  key,
                  receipt,
                  otherwise,
                  !meaning.incoming().isEmpty() || !EventMeaning.isBehaviour(event)));
        }
      }
      for (Problem one : problems) {
        String text = new String(event.bytes(), StandardCharsets.UTF_8);
        refused.add(refused(one.reason().word(), one.detail(), text, received));
      }
    }
  }

  private static Refused refused(String reason, String detail, String event, Instant at) {
    MessageDigest digest = RawEvent.sha256();
    digest.update((reason + "\n" + event).getBytes(StandardCharsets.UTF_8));
    String id = HexFormat.of().formatHex(digest.digest(), 0, 16);
    return new Refused(id, reason, detail, event, at);
  }

  private static Signal.TimerFired timer(Map<String, String> row) {
    String customer = need(row, "customer");
    if (customer.isBlank() || customer.length() > CustomerId.MAX_LENGTH) {
      throw new UnreadableMessage("A timer of the message names no customer");
    }
    return new Signal.TimerFired(
        new CustomerId(customer), need(row, "trigger"), need(row, "outreach"), time(row, "at"));
  }

  private static Instant time(Map<String, String> row, String name) {
    return Timestamps.read(need(row, name))
        .orElseThrow(() -> new UnreadableMessage("The message has no time in '" + name + "'"));
  }

  private static String need(Map<String, String> row, String name) {
    String text = row.get(name);
    if (text == null) {
      throw new UnreadableMessage("The message has no '" + name + "'");
    }
    return text;
  }
}
