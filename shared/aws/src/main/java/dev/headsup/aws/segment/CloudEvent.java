package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonParser;
import dev.headsup.aws.segment.Envelope.Data;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One CloudEvent and the track call that it stands for.
///
/// - `source` and `id` together say which event it is, and so are its `messageId`;
/// - `type` is the name of the event, `time` its time;
/// - `data` are the properties: an object as it is, any other JSON as the one property `data`;
/// - the customer is who `userid` and `anonymousid` name (extensions), else `data.userId` and
///   `data.anonymousId`. Where none of these is there, `subject` is the user id;
/// - `headsup` (an extension), else `data.headsup`, is the lineage that a message of ours carried.
///
/// @param envelope with `data` out of `data_base64` where it stood there
/// @param data the bytes of the data; null when there are none
/// @param size what its limit is compared with, in bytes: base64 counts as what it stands for
/// @param readable whether the data is JSON
@SuppressWarnings("ArrayRecordComponent") // handed on once; nothing compares two of them
record CloudEvent(Envelope envelope, byte @Nullable [] data, int size, boolean readable) {
  private static final List<String> REQUIRED = List.of("id", "source", "type");

  private static final List<String> ASKED =
      List.of(
          "specversion",
          "id",
          "source",
          "type",
          "time",
          "subject",
          "data_base64",
          "userid",
          "anonymousid");

  private static final Set<String> ANY_ORDER =
      Stream.concat(ASKED.stream(), Stream.of(Context.LINEAGE)).collect(Collectors.toSet());

  /// Reads the value that the parser stands on, and leaves the parser on its last token.
  static CloudEvent read(JsonParser parser, Document source) throws IOException {
    Envelope envelope = Envelope.read(parser, ANY_ORDER, "data");
    int size = envelope.whole().length();
    Data data = envelope.data();
    String base64 = envelope.texts().get("data_base64");
    if (data.where() != null || base64 == null) {
      byte[] bytes = data.where() == null ? null : source.bytes(data.where());
      return new CloudEvent(envelope, bytes, size, true);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return unwrapped(envelope, bytes, size - base64.length() + bytes.length);
    } catch (IllegalArgumentException notBase64) {
      return new CloudEvent(envelope, null, size, false);
    }
  }

  private static CloudEvent unwrapped(Envelope envelope, byte[] bytes, int size) {
    if (bytes.length == 0) {
      return new CloudEvent(envelope, null, size, true);
    }
    try {
      Utf8Body utf8 = Utf8Body.of(bytes);
      Document document = new Document(utf8.bytes());
      Data data =
          document.walk(parser -> parser.nextToken() == null ? Data.NONE : Data.read(parser));
      Envelope whole =
          new Envelope(envelope.whole(), true, envelope.texts(), envelope.wrong(), data);
      byte[] json = data.where() == null ? null : document.bytes(data.where());
      return new CloudEvent(whole, json, size, !utf8.repaired());
    } catch (BadBody notJson) {
      return new CloudEvent(envelope, null, size, false);
    }
  }

  /// What keeps it from being a call, if anything does. What is wrong with the call is judged with
  /// all others.
  Optional<Problem> problem() {
    if (!envelope.object()) {
      return refuse(Reason.NOT_AN_OBJECT, "An event is a JSON object");
    }
    if (size > Limits.EVENT) {
      return refuse(Reason.EVENT_TOO_LARGE, "An event has at most 32 KB");
    }
    if (!"1.0".equals(text("specversion"))) {
      return refuse(Reason.WRONG_SPECVERSION, "specversion is 1.0");
    }
    return attributes()
        .or(() ->
            readable
                ? Optional.empty()
                : refuse(Reason.DATA_NOT_JSON, "The data of an event is JSON in UTF-8"))
        .or(() ->
            userId() == null && anonymousId() == null
                ? refuse(
                    Reason.NO_CUSTOMER,
                    "An event names its customer as userid or anonymousid, in its data as userId or"
                        + " anonymousId, or as its subject")
                : Optional.empty());
  }

  private Optional<Problem> attributes() {
    for (String name : ASKED) {
      String text = text(name);
      if (envelope.wrong().contains(name) || (text != null && Texts.hasOddCharacter(text))) {
        return refuse(Reason.BAD_ATTRIBUTE, name + " is a text without control characters");
      }
    }
    for (String name : REQUIRED) {
      String text = text(name);
      if (text == null || text.isBlank()) {
        return refuse(Reason.MISSING_ATTRIBUTE, "An event has an id, a source and a type");
      }
    }
    if (require("source").chars().anyMatch(Character::isWhitespace)) {
      return refuse(Reason.BAD_ATTRIBUTE, "source is a URI reference, without blanks");
    }
    boolean odd = envelope.data().ids().values().stream().anyMatch(Texts::hasOddCharacter);
    return odd
        ? refuse(Reason.BAD_ID, "userId and anonymousId have no control characters")
        : Optional.empty();
  }

  /// The call that it stands for, when there is no problem.
  TrackCall call() {
    // A source has no blank in it, so no two pairs are written alike.
    TrackCall call =
        new TrackCall(require("source") + " " + require("id"), require("type"))
            .with("userId", userId())
            .with("anonymousId", anonymousId())
            .with("timestamp", text("time"))
            .after(lineage());
    return data == null ? call : call.with(data, envelope.data().object());
  }

  private @Nullable String userId() {
    String named = text("userid");
    String user = named == null ? envelope.data().ids().get("userId") : named;
    return user == null && anonymousId() == null ? text("subject") : user;
  }

  private @Nullable String anonymousId() {
    String named = text("anonymousid");
    return named == null ? envelope.data().ids().get("anonymousId") : named;
  }

  private @Nullable String lineage() {
    String named = text(Context.LINEAGE);
    return named == null ? envelope.data().ids().get(Context.LINEAGE) : named;
  }

  private @Nullable String text(String name) {
    return envelope.texts().get(name);
  }

  private String require(String name) {
    String text = text(name);
    if (text == null) {
      throw new IllegalStateException("Read before it was checked: " + name);
    }
    return text;
  }

  private static Optional<Problem> refuse(Reason reason, String detail) {
    return Optional.of(new Problem(reason, detail));
  }
}
