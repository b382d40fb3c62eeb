package dev.headsup.functions.incidents.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.headsup.aws.door.BadRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// JSON of somebody else, whose form may change any day: what is not there, or is not what it
/// should be, is as if it were left out. Texts are cut and cleaned rather than refused, for an
/// outage must not be missed because its title is long.
///
/// @param node where we are in it; missing for nowhere
record Said(JsonNode node) {
  /// The largest body, in bytes. A group of some hundred alerts stays below it.
  static final int LARGEST = Fetch.LARGEST;

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxDocumentLength(LARGEST)
                          .maxStringLength(1 << 20)
                          .maxNumberLength(100)
                          .maxNameLength(1_000)
                          .build())
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /// Times as feeds write them: ISO with `Z`, `+02:00` or `+0000`, and RFC 1123.
  private static final List<DateTimeFormatter> TIMES =
      List.of(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME,
          DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS]XX", Locale.ROOT),
          DateTimeFormatter.RFC_1123_DATE_TIME);

  /// Takes a body apart.
  ///
  /// @throws BadRequest 413 when it is too large, 400 when it is no JSON object in UTF-8
  static Said of(byte[] body) throws BadRequest {
    if (body.length > LARGEST) {
      throw new BadRequest(413, "too-large", "A body has at most " + LARGEST / 1024 + " KB");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw BadRequest.body("not-utf-8", "The body is JSON in UTF-8");
    }
    return of(text);
  }

  /// Takes a text apart.
  static Said of(String text) throws BadRequest {
    try {
      JsonNode read = JSON.readTree(text);
      if (!read.isObject()) {
        throw BadRequest.body("not-an-object", "The body is a JSON object");
      }
      return new Said(read);
    } catch (StreamConstraintsException beyond) {
      throw BadRequest.body("too-much", "The body is nested too deep, or has too long a text");
    } catch (JsonProcessingException notJson) {
      throw BadRequest.body(
          "not-json",
          "The body is no JSON (line "
              + notJson.getLocation().getLineNr()
              + ", column "
              + notJson.getLocation().getColumnNr()
              + ")");
    }
  }

  /// Further in, through objects.
  Said at(String... names) {
    JsonNode here = node;
    for (String name : names) {
      here = here.path(name);
    }
    return new Said(here);
  }

  /// Whether there is an object here.
  boolean isObject() {
    return node.isObject();
  }

  /// The objects of a list.
  List<Said> list(String name) {
    JsonNode many = node.path(name);
    return many.isArray()
        ? StreamSupport.stream(many.spliterator(), false)
            .filter(JsonNode::isObject)
            .map(Said::new)
            .toList()
        : List.of();
  }

  /// The texts of a list, or the one text that stands where a list is meant; empty ones left out.
  List<String> texts(String name, int longest) {
    JsonNode many = node.path(name);
    return (many.isArray()
            ? StreamSupport.stream(many.spliterator(), false).toList()
            : List.of(many))
        .stream().map(each -> line(each, longest)).filter(text -> !text.isEmpty()).toList();
  }

  /// The texts of an object by name.
  Map<String, String> pairs(String name, int longest) {
    Map<String, String> pairs = new TreeMap<>();
    node.path(name)
        .properties()
        .forEach(each -> {
          String value = line(each.getValue(), longest);
          if (!value.isEmpty()) {
            pairs.put(each.getKey(), value);
          }
        });
    return pairs;
  }

  /// A text as one line without control characters, cut to a length; empty for none.
  String line(String name, int longest) {
    return line(node.path(name), longest);
  }

  private static String line(JsonNode value, int longest) {
    return value.isValueNode() && !value.isNull() ? clean(value.asText(), longest) : "";
  }

  /// A text that has to be there.
  String need(String name, int longest) throws BadRequest {
    String text = line(name, longest);
    if (text.isEmpty()) {
      throw BadRequest.body("missing-field", name + " is missing");
    }
    return text;
  }

  /// True or false; false for anything else.
  boolean flag(String name) {
    return node.path(name).asBoolean(false);
  }

  /// The JSON object that stands here as a text, or as itself; nothing for anything else.
  Said inner(String name) throws BadRequest {
    JsonNode value = node.path(name);
    return value.isTextual() ? of(value.asText()) : new Said(value);
  }

  /// A time; empty for none, for one that no clock shows (`0001-01-01`), and for what is no time.
  Optional<Instant> time(String name) {
    String text = line(name, 60);
    return TIMES.stream()
        .flatMap(form -> parsed(text, form).stream())
        .findFirst()
        .filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST));
  }

  /// Empty where a text has another form.
  private static Optional<Instant> parsed(String text, DateTimeFormatter form) {
    try {
      return Optional.of(OffsetDateTime.parse(text, form).toInstant());
    } catch (DateTimeException another) {
      return Optional.empty();
    }
  }

  /// A time that has been, at most now: a clock of theirs that is ahead must not outdo their later
  /// words.
  Optional<Instant> past(String name, Instant now) {
    return time(name).map(time -> time.isAfter(now) ? now : time);
  }

  /// Nothing.
  static Said nothing() {
    return new Said(MissingNode.getInstance());
  }

  /// An https or http address; empty for anything else.
  String link(String name) {
    String link = line(name, 500);
    return link.matches("https?://[^\\s\"<>]+") ? link : "";
  }

  /// A text without marks of HTML and without control characters, as one line of at most a length.
  static String clean(@Nullable String text, int longest) {
    if (text == null) {
      return "";
    }
    StringBuilder clean = new StringBuilder();
    String bare = text.replaceAll("<[^<>]{0,200}>", " ");
    bare.codePoints()
        .map(point -> isOdd(point) ? ' ' : point)
        .filter(
            point -> point != ' ' || (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' '))
        .forEach(clean::appendCodePoint);
    String line = clean.toString().strip();
    if (line.length() <= longest) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return line.substring(0, end) + "…";
  }

  private static boolean isOdd(int point) {
    return Character.isISOControl(point)
        || Character.isWhitespace(point)
        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
