package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.mention.Tone.Sentiment;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.IncidentDetails;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Observation.MentionSeen;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.signal.ToldWrong;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What we observe ourselves, on the telemetry queue and in the event history: a track call under a
/// name that begins with [Observation#OURS], whose properties are those of the observation. Its
/// message says `"by":"headsup"`, and only there such a name is read; a client's is refused.
public final class OurCalls {
  private static final JsonFactory JSON = new JsonFactory();

  private OurCalls() {}

  /// Packs observations into message bodies.
  ///
  /// @param now when they are handed over; none of them lies later, but for five minutes
  public static List<String> write(List<? extends Observation> observations, Instant now) {
    MessageWriter message = new MessageWriter(now);
    for (Observation observation : observations) {
      message.accept(json(observation));
    }
    return message.finish();
  }

  private static byte[] json(Observation observation) {
    CustomerId customer = observation.customer();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "track");
      json.writeStringField("messageId", observation.id().value());
      json.writeStringField("event", observation.event());
      if (customer.isAnonymous()) {
        int prefix = CustomerId.anonymous("a").value().length() - 1;
        json.writeStringField("anonymousId", customer.value().substring(prefix));
      } else {
        json.writeStringField("userId", customer.value());
      }
      json.writeStringField("timestamp", observation.at().toString());
      json.writeObjectFieldStart("properties");
      for (Map.Entry<String, Value> property :
          new TreeMap<>(observation.properties().values()).entrySet()) {
        json.writeFieldName(property.getKey());
        write(property.getValue(), json);
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
    return out.toByteArray();
  }

  private static void write(Value value, JsonGenerator json) throws IOException {
    switch (value) {
      case Value.Text(String text) -> json.writeString(text);
      case Value.Num(double number) -> {
        if (number == Math.rint(number) && Math.abs(number) < 0x1p53) {
          json.writeNumber((long) number);
        } else {
          json.writeNumber(number);
        }
      }
      case Value.Flag(boolean on) -> json.writeBoolean(on);
      case Value.Many(List<Value> values) -> {
        json.writeStartArray();
        for (Value each : values) {
          write(each, json);
        }
        json.writeEndArray();
      }
    }
  }

  /// Whether only we write events of this name.
  static boolean isOne(String name) {
    return name.startsWith(Observation.OURS);
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws UnreadableMessage when it is none of our observations
  static Observation read(
      String name, CustomerId customer, EventId id, Map<String, Value> properties, Instant at) {
    Fields fields = new Fields(properties);
    return switch (name) {
      case ContactOpened.EVENT ->
          new ContactOpened(
              customer,
              id,
              fields.text("source"),
              fields.text("contact"),
              fields.word("stage", ContactOpened.Stage.values()),
              fields.text("channel"),
              fields.text("topic"),
              fields.tone(),
              at);
      case MentionSeen.EVENT ->
          new MentionSeen(
              customer,
              id,
              fields.text("source"),
              fields.text("topic"),
              fields.tone(),
              fields.text("link"),
              at);
      case IncidentExposure.EVENT ->
          new IncidentExposure(
              customer,
              id,
              fields.text("incident"),
              (long) fields.number("revision"),
              fields.text("title"),
              fields.texts("component"),
              fields.word("impact", Impact.values()),
              fields.word("phase", Phase.values()),
              fields.flag("confirmed"),
              fields.text("link"),
              details(fields, at),
              at);
      case ToldWrong.EVENT ->
          new ToldWrong(
              customer,
              id,
              fields.text("correction"),
              fields.text("trigger"),
              fields.text("name"),
              fields.word("purpose", Purpose.values()),
              ToldWrong.channels(fields.text("channels")),
              at);
      case ScoreCrossed.EVENT -> {
        double score = fields.number("score");
        if (!(score >= 0 && score <= 1)) {
          throw new UnreadableMessage("A score lies between 0 and 1");
        }
        yield new ScoreCrossed(
            customer, id, fields.text("model"), score, fields.texts("reasons"), at);
      }
      default -> throw new UnreadableMessage("No observation of this version is called " + name);
    };
  }

  /// An older form said less.
  private static IncidentDetails details(Fields fields, Instant at) {
    Instant started = fields.instant("starts");
    String used = fields.or("used", "");
    return new IncidentDetails(
        fields.or("text", ""),
        started == null ? at : started,
        fields.instant("ends"),
        fields.instant("next_update"),
        fields.texts("region"),
        fields.or("maintenance", "false").equals("true"),
        used.isEmpty() ? null : LocalDate.parse(used),
        fields.or("used_what", ""),
        fields.or("owner", ""));
  }

  /// The contact in the past that a server told of in a call of its own.
  static ContactOpened past(
      CustomerId customer, EventId id, Map<String, Value> properties, Instant at) {
    Fields fields = new Fields(properties);
    return new ContactOpened(
        customer,
        id,
        fields.or("source", "import"),
        fields.or("ticket", ""),
        ContactOpened.Stage.PAST,
        fields.or("channel", ""),
        fields.or("topic", ""),
        Tone.CALM,
        at);
  }

  /// The properties of one observation.
  private record Fields(Map<String, Value> values) {
    String or(String name, String otherwise) {
      Value value = values.get(name);
      return value == null ? otherwise : value.toString();
    }

    String text(String name) {
      return need(name).toString();
    }

    @Nullable Instant instant(String name) {
      String text = or(name, "");
      return text.isEmpty() ? null : Instant.parse(text);
    }

    double number(String name) {
      if (need(name) instanceof Value.Num(double number)) {
        return number;
      }
      throw new UnreadableMessage("The observation's '" + name + "' is no number");
    }

    boolean flag(String name) {
      if (need(name) instanceof Value.Flag(boolean on)) {
        return on;
      }
      throw new UnreadableMessage("The observation's '" + name + "' is neither true nor false");
    }

    /// A list; an empty one is left out where properties are read.
    List<String> texts(String name) {
      return switch (values.get(name)) {
        case null -> List.of();
        case Value.Many(List<Value> all) -> all.stream().map(Value::toString).toList();
        case Value one -> List.of(one.toString());
      };
    }

    <E extends Enum<E>> E word(String name, E[] all) {
      String word = text(name);
      return Arrays.stream(all)
          .filter(each -> each.name().equalsIgnoreCase(word))
          .findFirst()
          .orElseThrow(() ->
              new UnreadableMessage(
                  "The observation's '" + name + "' is of a word that this version does not know"));
    }

    Tone tone() {
      return new Tone(
          word("sentiment", Sentiment.values()),
          flag("distress"),
          texts("stakes"),
          severity(),
          flag("wants_person"));
    }

    /// An older form did not say it of high stakes.
    private Severity severity() {
      if (values.containsKey("severity")) {
        return word("severity", Severity.values());
      }
      return texts("stakes").isEmpty() ? Severity.NORMAL : Severity.HIGH;
    }

    private Value need(String name) {
      Value value = values.get(name);
      if (value == null) {
        throw new UnreadableMessage("The observation has no '" + name + "'");
      }
      return value;
    }
  }
}
