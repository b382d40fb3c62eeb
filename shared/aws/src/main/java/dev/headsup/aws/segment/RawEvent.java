package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonParser;
import dev.headsup.engine.customer.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One event of a document, taken apart but not judged: its plain fields, and where in the document
/// its objects are. Its maps are taken over from whoever made them, who keeps no hold of them,
/// since copies are what every event would pay for.
///
/// @param source the document that it stands in
/// @param whole where the event is
/// @param texts its plain fields by name
/// @param objects where its `properties`, `traits` and `context` are
/// @param wrong its fields of a wrong type
/// @param depth how deep it is nested; 0 when it is no object at all
/// @param read what was read of its `properties` on the way, or null
record RawEvent(
    Document source,
    Span whole,
    Map<String, String> texts,
    Map<String, Span> objects,
    Set<String> wrong,
    int depth,
    @Nullable Read read) {

  /// The plain values of those properties that are asked about in events of one name.
  record Read(String event, Map<String, Value> values) {}

  /// A part of a document, in bytes; the end is exclusive.
  record Span(int start, int end) {
    int length() {
      return end - start;
    }
  }

  RawEvent {
    texts = Collections.unmodifiableMap(texts);
    objects = Collections.unmodifiableMap(objects);
    wrong = Collections.unmodifiableSet(wrong);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /// This event with a type, where it has none itself.
  RawEvent or(String type) {
    if (type.isEmpty() || texts.containsKey("type") || wrong.contains("type")) {
      return this;
    }
    Map<String, String> more = new HashMap<>(texts);
    more.put("type", type);
    return new RawEvent(source, whole, more, objects, wrong, depth, read);
  }

  /// A text that the check has found to be there.
  String require(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalStateException("Read before it was checked: " + name);
    }
    return text;
  }

  byte[] bytes() {
    return source.bytes(whole);
  }

  /// When it happened, as far as the event says.
  Optional<Instant> time() {
    return text("timestamp").or(() -> text("originalTimestamp")).flatMap(Timestamps::read);
  }

  /// The plain values of those of its properties that are asked about in events of its name.
  Map<String, Value> properties(String event, Predicate<String> asked) {
    return read != null && read.event().equals(event) ? read.values() : flat("properties", asked);
  }

  /// The plain values of one of its objects; empty when there is none.
  Map<String, Value> flat(String object) {
    return flat(object, name -> true);
  }

  private Map<String, Value> flat(String object, Predicate<String> asked) {
    Span span = objects.get(object);
    if (span == null) {
      return Map.of();
    }
    try (JsonParser parser = source.parser(span)) {
      parser.nextToken();
      return Flattener.read(parser, asked).values();
    } catch (IOException impossible) {
      // The same bytes were parsed a moment ago.
      throw new UncheckedIOException(impossible);
    }
  }

  /// The id that the client gave, or one made of the content: an event that names its time has the
  /// same id whenever it is sent again.
  ///
  /// @param otherwise what tells it from its like when it names no time
  String id(String otherwise) {
    Optional<String> given = text("messageId").filter(id -> !id.isBlank());
    if (given.isPresent() && given.get().length() <= 256) {
      return given.get();
    }
    String salt = given.or(() -> time().map(Instant::toString)).orElse(otherwise);
    MessageDigest digest = sha256();
    if (given.isEmpty()) {
      digest.update(bytes());
    }
    digest.update(salt.getBytes(StandardCharsets.UTF_8));
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
