package dev.headsup.aws.door;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The fields of a JSON object from outside, read one by one. Whatever is wrong is refused with the
/// field's name. A null is the same as a field left out.
public final class Fields {
  /// The largest body, in bytes.
  public static final int BODY = 256 * 1024;

  private static final int DEPTH = 32;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxStringLength(64 * 1024)
                  .maxNameLength(1_000)
                  .maxNumberLength(100)
                  .maxDocumentLength(BODY)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // An error message must not quote what customers sent.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /// Times are believed from here on.
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private final String path;
  private final Map<String, Node> nodes;

  private sealed interface Node {}

  private record Text(String text) implements Node {}

  private record Num(String digits) implements Node {}

  private record Flag(boolean on) implements Node {}

  private record Many(List<Node> nodes) implements Node {}

  private record Whole(Map<String, Node> nodes) implements Node {}

  private Fields(String path, Map<String, Node> nodes) {
    this.path = path;
    this.nodes = nodes;
  }

  /// Takes a body apart.
  ///
  /// @throws BadRequest 413 when it is too large, 400 when it is no JSON object in UTF-8
  public static Fields of(byte[] body) throws BadRequest {
    if (body.length > BODY) {
      throw new BadRequest(413, "too-large", "A body has at most " + BODY / 1024 + " KB");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw BadRequest.body("not-utf-8", "The body is JSON in UTF-8");
    }
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw BadRequest.body("not-an-object", "The body is a JSON object");
      }
      Fields fields = new Fields("", object(parser));
      if (parser.nextToken() != null) {
        throw BadRequest.body("not-json", "The body goes on after its end");
      }
      return fields;
    } catch (StreamConstraintsException beyond) {
      throw BadRequest.body(
          "too-much", "The body is nested at most " + DEPTH + " deep, with texts of at most 64 KB");
    } catch (JsonProcessingException notJson) {
      throw BadRequest.body(
          "not-json",
          "The body is no JSON in which each name stands once (line "
              + notJson.getLocation().getLineNr()
              + ", column "
              + notJson.getLocation().getColumnNr()
              + ")");
    } catch (IOException impossible) {
      throw new UncheckedIOException("Reading from memory", impossible);
    }
  }

  private static Map<String, Node> object(JsonParser parser) throws IOException {
    Map<String, Node> nodes = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        nodes.put(name, node(parser));
      }
    }
    return nodes;
  }

  private static Node node(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> new Whole(object(parser));
      case START_ARRAY -> {
        List<Node> many = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (parser.currentToken() != JsonToken.VALUE_NULL) {
            many.add(node(parser));
          }
        }
        yield new Many(many);
      }
      case VALUE_TRUE, VALUE_FALSE -> new Flag(parser.getBooleanValue());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(parser.getText());
      default -> new Text(parser.getText());
    };
  }

  /// Refuses a body with fields that nobody asks for: one that is misspelt would be lost.
  public void only(String... known) throws BadRequest {
    Set<String> others = new TreeSet<>(nodes.keySet());
    others.removeAll(Arrays.asList(known));
    if (!others.isEmpty()) {
      throw BadRequest.body(
          "unknown-field", "A field here is none of " + path + String.join(", " + path, known));
    }
  }

  /// Whether a field is there.
  public boolean has(String name) {
    return nodes.containsKey(name);
  }

  /// A text that has to be there; a whole number counts as one.
  public String need(String name, int longest) throws BadRequest {
    Optional<String> text = text(name, longest);
    return text.orElseThrow(() -> BadRequest.body("missing-field", path + name + " is missing"));
  }

  /// A text of one line without control characters; a blank one counts as none.
  public Optional<String> text(String name, int longest) throws BadRequest {
    Optional<String> text = words(name, longest);
    if (text.isPresent() && hasOddCharacter(text.get())) {
      throw wrong(name, "has control characters or halves of characters");
    }
    return text;
  }

  /// A text of any lines; a blank one counts as none.
  public Optional<String> words(String name, int longest) throws BadRequest {
    String text =
        switch (nodes.get(name)) {
          case null -> "";
          case Text(String written) -> written;
          case Num(String digits) when digits.matches("-?[0-9]{1,19}") -> digits;
          case Num number -> throw wrong(name, "is a text");
          case Flag flag -> throw wrong(name, "is a text");
          case Many many -> throw wrong(name, "is a text");
          case Whole whole -> throw wrong(name, "is a text");
        };
    if (text.length() > longest) {
      throw wrong(name, "has at most " + longest + " characters");
    }
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /// A word out of a few.
  public <E extends Enum<E>> Optional<E> word(String name, E[] all) throws BadRequest {
    Optional<String> text = text(name, 100);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (E each : all) {
      if (each.name().equalsIgnoreCase(text.get())) {
        return Optional.of(each);
      }
    }
    throw wrong(
        name,
        "is one of "
            + String.join(
                ", ", Arrays.stream(all).map(e -> e.name().toLowerCase(Locale.ROOT)).toList()));
  }

  /// True or false.
  public Optional<Boolean> flag(String name) throws BadRequest {
    return switch (nodes.get(name)) {
      case null -> Optional.empty();
      case Flag(boolean on) -> Optional.of(on);
      default -> throw wrong(name, "is true or false");
    };
  }

  /// A whole number from 0 on.
  public Optional<Long> count(String name) throws BadRequest {
    return switch (nodes.get(name)) {
      case null -> Optional.empty();
      case Num(String digits) when digits.matches("[0-9]{1,18}") ->
          Optional.of(Long.parseLong(digits));
      default -> throw wrong(name, "is a whole number from 0 on, of at most 18 digits");
    };
  }

  /// A time of the past, or at most five minutes ahead.
  public Optional<Instant> time(String name, Instant now) throws BadRequest {
    return time(name, now, Duration.ofMinutes(5));
  }

  /// A time.
  ///
  /// @param ahead how far in the future it may lie
  public Optional<Instant> time(String name, Instant now, Duration ahead) throws BadRequest {
    Optional<String> text = text(name, 100);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Instant time;
    try {
      time = OffsetDateTime.parse(text.get()).toInstant();
    } catch (DateTimeException notTime) {
      throw BadRequest.body(
          "bad-timestamp", path + name + " is no ISO-8601 time such as 2026-01-31T12:00:00Z");
    }
    if (time.isAfter(now.plus(ahead))) {
      throw BadRequest.body("from-the-future", path + name + " lies in the future");
    }
    if (time.isBefore(EARLIEST)) {
      throw BadRequest.body("before-2000", path + name + " lies before the year 2000");
    }
    return Optional.of(time);
  }

  /// A list of texts, each once; a single text counts as a list of one.
  public List<String> texts(String name, int most, int longest) throws BadRequest {
    List<Node> all =
        switch (nodes.get(name)) {
          case null -> List.of();
          case Many(List<Node> many) -> many;
          case Text text -> List.of(text);
          default -> throw wrong(name, "is a list of texts");
        };
    List<String> texts = new ArrayList<>();
    for (Node each : all) {
      if (!(each instanceof Text(String text)) || text.isBlank() || hasOddCharacter(text)) {
        throw wrong(name, "is a list of texts, none of them blank or with control characters");
      }
      if (text.length() > longest) {
        throw wrong(name, "has texts of at most " + longest + " characters");
      }
      if (!texts.contains(text)) {
        texts.add(text);
      }
      if (texts.size() > most) {
        throw wrong(name, "has at most " + most + " entries");
      }
    }
    return texts;
  }

  /// An object in this one.
  public Optional<Fields> object(String name) throws BadRequest {
    return switch (nodes.get(name)) {
      case null -> Optional.empty();
      case Whole(Map<String, Node> inner) -> Optional.of(new Fields(path + name + ".", inner));
      default -> throw wrong(name, "is an object");
    };
  }

  private BadRequest wrong(String name, String what) {
    return BadRequest.body("wrong-value", path + name + " " + what);
  }

  private static boolean hasOddCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isISOControl(unit)) {
        return true;
      }
      if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit)) {
        return true;
      }
    }
    return false;
  }
}
