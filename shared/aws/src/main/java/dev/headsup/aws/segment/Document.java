package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.headsup.aws.segment.RawEvent.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// One JSON document in UTF-8, without a byte order mark, and the parsers over it. Positions are
/// byte offsets.
///
/// The parser's own bounds end the whole document, and one bad event may not take its batch along.
/// So they lie just above what a body can hold, and [EventReader] judges each event by [Limits].
///
/// Each document has a parser factory of its own, because a factory keeps a table of every name
/// that it has seen; names come from outside, and one table for all documents would only grow.
final class Document {
  private static final int LARGEST = 1 << 20;

  /// An event nested deeper than this is larger than an event may be, and so is its batch worth
  /// refusing: each level costs the parser some 60 bytes.
  private static final int DEEPEST = 40_000;

  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(DEEPEST)
          .maxStringLength(LARGEST)
          .maxNameLength(LARGEST)
          .maxNumberLength(LARGEST)
          .maxDocumentLength(LARGEST)
          .build();

  private final byte[] utf8;
  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(BOUNDS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // An error message must not quote what customers sent.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /// @param utf8 is taken over
  Document(byte[] utf8) {
    this.utf8 = utf8;
  }

  /// Reads a document from its first token to its last.
  ///
  /// @param <T> what is read out of it
  interface Reading<T> {
    T read(JsonParser parser) throws IOException, BadBody;
  }

  /// Reads the whole document, which ends where the reading ends.
  ///
  /// @throws BadBody when it is not JSON, or nested beyond all bounds
  <T> T walk(Reading<T> reading) throws BadBody {
    if (isWide()) {
      throw new BadBody("not-json", "The body is not JSON in UTF-8");
    }
    try (JsonParser parser = parser()) {
      T read = reading.read(parser);
      if (parser.nextToken() != null) {
        throw new BadBody("not-json", "The body goes on after its end");
      }
      return read;
    } catch (StreamConstraintsException e) {
      throw new BadBody("too-deep", "The body is nested deeper than any event may be");
    } catch (JsonProcessingException e) {
      throw new BadBody(
          "not-json",
          "The body is not JSON (line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ")");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Whether the parser would take it for UTF-16 or UTF-32, in which positions mean something else:
  /// of those, one of the first four bytes of any JSON is 0.
  private boolean isWide() {
    for (int i = 0; i < Math.min(4, utf8.length); i++) {
      if (utf8[i] == 0) {
        return true;
      }
    }
    return false;
  }

  JsonParser parser() throws IOException {
    return json.createParser(utf8);
  }

  /// A parser over a part; its positions count from the part's start.
  JsonParser parser(Span span) throws IOException {
    return json.createParser(utf8, span.start(), span.length());
  }

  byte at(int position) {
    return utf8[position];
  }

  byte[] bytes(Span span) {
    return Arrays.copyOfRange(utf8, span.start(), span.end());
  }

  /// Writes an empty text over a text, with blanks up to its end.
  void blank(Span text) {
    utf8[text.start() + 1] = '"';
    Arrays.fill(utf8, text.start() + 2, text.end(), (byte) ' ');
  }

  /// Where the current token starts.
  static int start(JsonParser parser) {
    return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
  }

  /// Where the current token ends (exclusive).
  static int end(JsonParser parser) throws IOException {
    parser.finishToken();
    return Math.toIntExact(parser.currentLocation().getByteOffset());
  }

  /// Passes over the value that the parser stands on.
  ///
  /// @return how deep it is nested: 0 for a scalar, 1 for a flat object
  static int skip(JsonParser parser) throws IOException {
    int depth = 0;
    int deepest = 0;
    JsonToken token = parser.currentToken();
    while (true) {
      if (token == null) {
        throw new IOException("The document ends within a value");
      }
      if (token.isStructStart()) {
        depth++;
        deepest = Math.max(deepest, depth);
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (depth == 0) {
        return deepest;
      }
      token = parser.nextToken();
    }
  }
}
