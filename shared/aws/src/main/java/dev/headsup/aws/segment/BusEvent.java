package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.aws.segment.Envelope.Data;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event of EventBridge as its rule puts it on the telemetry queue, and the track call that it
/// stands for.
///
/// - `detail-type` is the name of the event, `time` its time;
/// - `detail` are the properties, and `detail.userId` and `detail.anonymousId` name the customer;
/// - `id` says which event it is, unless `detail.messageId` does: EventBridge gives an event that
///   is put again another id, and its producer may know better;
/// - `detail.headsup` is the lineage that a message of ours carried out.
///
/// Who may put events on the bus is decided by IAM, so it counts like a server key.
///
/// Source: `https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html`.
@SuppressWarnings("ArrayRecordComponent") // handed on once; nothing compares two of them
record BusEvent(Envelope envelope, byte[] detail) {
  private static final String NAME = "detail-type";
  private static final List<String> ASKED = List.of("id", NAME, "time");
  private static final Set<String> ANY_ORDER = Set.copyOf(ASKED);

  /// Whether a message is one: ours begin with their version, EventBridge's with its own.
  static boolean isOne(String body) {
    return !body.startsWith("{\"v\":") && body.contains("\"" + NAME + "\"");
  }

  /// The message as the door would have packed it.
  ///
  /// @param now when it was handed over, since EventBridge does not say when it was taken
  static String packed(String body, Instant now) {
    byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
    Document source = new Document(utf8);
    try {
      BusEvent event =
          source.walk(parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
              throw new BadBody("not-an-object", "An event of EventBridge is a JSON object");
            }
            Envelope read = Envelope.read(parser, ANY_ORDER, "detail");
            Data data = read.data();
            return new BusEvent(
                read, data.where() == null ? new byte[0] : source.bytes(data.where()));
          });
      MessageWriter message = new MessageWriter(KeyKind.SERVER, now);
      Optional<Problem> problem = event.problem();
      if (problem.isPresent()) {
        message.refuse(problem.get(), utf8);
      } else {
        message.accept(event.call().json());
      }
      return message.finish().getFirst();
    } catch (BadBody bad) {
      throw new UnreadableMessage("The event of EventBridge cannot be read: " + bad.detail(), bad);
    }
  }

  private Optional<Problem> problem() {
    if (envelope.whole().length() > Limits.EVENT) {
      return refuse(Reason.EVENT_TOO_LARGE, "An event has at most 32 KB");
    }
    for (String name : ASKED) {
      String text = envelope.texts().get(name);
      if (text == null || text.isBlank() || Texts.hasOddCharacter(text)) {
        return refuse(Reason.BAD_ATTRIBUTE, name + " is a text without control characters");
      }
    }
    Map<String, String> ids = envelope.data().ids();
    if (!envelope.data().object()) {
      return refuse(Reason.WRONG_TYPE, "detail is an object");
    }
    if (ids.values().stream().anyMatch(Texts::hasOddCharacter)) {
      return refuse(
          Reason.BAD_ID, "userId, anonymousId and messageId in detail have no control characters");
    }
    return ids.containsKey("userId") || ids.containsKey("anonymousId")
        ? Optional.empty()
        : refuse(
            Reason.NO_CUSTOMER,
            "An event names its customer as detail.userId or detail.anonymousId");
  }

  private TrackCall call() {
    Map<String, String> ids = envelope.data().ids();
    @Nullable String own = ids.get("messageId");
    return new TrackCall(own == null ? require("id") : own, require(NAME))
        .with("userId", ids.get("userId"))
        .with("anonymousId", ids.get("anonymousId"))
        .with("timestamp", require("time"))
        .after(ids.get(Context.LINEAGE))
        .with(detail, true);
  }

  private String require(String name) {
    String text = envelope.texts().get(name);
    if (text == null) {
      throw new IllegalStateException("Read before it was checked: " + name);
    }
    return text;
  }

  private static Optional<Problem> refuse(Reason reason, String detail) {
    return Optional.of(new Problem(reason, detail));
  }
}
