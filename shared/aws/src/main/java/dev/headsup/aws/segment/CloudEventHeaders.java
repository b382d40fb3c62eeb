package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The attributes of a CloudEvent in binary mode, out of the headers of its request: each value
/// without its double quotes, then percent-decoded, exactly once.
///
/// @param attributes by name; of one that cannot be decoded, as it was sent
/// @param undecodable the first of these by name; null when there is none
record CloudEventHeaders(Map<String, String> attributes, @Nullable String undecodable) {
  private static final List<String> NAMES =
      List.of(
          "specversion",
          "id",
          "source",
          "type",
          "time",
          "subject",
          "dataschema",
          "userid",
          "anonymousid",
          Context.LINEAGE);

  CloudEventHeaders {
    attributes = Map.copyOf(attributes);
  }

  /// @param headers by lower-case name
  /// @throws BadBody when none of them is a required attribute: that was not meant as a CloudEvent
  static CloudEventHeaders of(Map<String, String> headers) throws BadBody {
    Map<String, String> attributes = new TreeMap<>();
    String undecodable = null;
    for (String name : NAMES) {
      String sent = headers.get("ce-" + name);
      if (sent == null) {
        continue;
      }
      try {
        attributes.put(name, decoded(unquoted(sent)));
      } catch (CharacterCodingException e) {
        attributes.put(name, sent);
        undecodable = undecodable == null ? name : undecodable;
      }
    }
    if (NAMES.subList(0, 4).stream().noneMatch(attributes::containsKey)) {
      throw new BadBody(
          "not-a-cloud-event",
          "Send the attributes as headers (ce-specversion, ce-id, ce-source, ce-type) and the data"
              + " as body, or a whole event as application/cloudevents+json, or a list of them as"
              + " application/cloudevents-batch+json");
    }
    String type = headers.get("content-type");
    if (type != null) {
      attributes.put("datacontenttype", type);
    }
    return new CloudEventHeaders(attributes, undecodable);
  }

  /// What is wrong with the headers, if anything.
  Optional<Problem> problem() {
    return Optional.ofNullable(undecodable)
        .map(name ->
            new Problem(Reason.BAD_ATTRIBUTE, "ce-" + name + " is no percent-encoded UTF-8"));
  }

  /// The event as it is in structured mode.
  ///
  /// @param data bytes of any kind
  byte[] structured(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2 * data.length + 512);
    out.write('{');
    attributes.forEach((name, value) -> {
      out.writeBytes(("\"" + name + "\":\"").getBytes(StandardCharsets.US_ASCII));
      // A header has no halves of characters, but a test or another front may.
      String whole = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(whole));
      out.writeBytes("\",".getBytes(StandardCharsets.US_ASCII));
    });
    out.writeBytes("\"data_base64\":\"".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(Base64.getEncoder().encode(data));
    out.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static String unquoted(String sent) {
    String text = sent.strip();
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return text;
    }
    return text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  private static String decoded(String text) throws CharacterCodingException {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    byte[] sent = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < sent.length; i++) {
      if (sent[i] != '%') {
        out.write(sent[i]);
        continue;
      }
      int high = i + 2 < sent.length ? Character.digit(sent[i + 1], 16) : -1;
      int low = i + 2 < sent.length ? Character.digit(sent[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw new CharacterCodingException();
      }
      out.write(high * 16 + low);
      i += 2;
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(out.toByteArray()))
        .toString();
  }
}
