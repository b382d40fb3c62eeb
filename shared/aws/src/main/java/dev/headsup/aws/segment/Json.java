package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.headsup.aws.segment.RawEvent.Span;
import java.io.IOException;
import java.io.Writer;

/// The JSON reader of this package and its bounds.
///
/// The parser's own bounds end the whole document, and one bad event may not take its batch along.
/// So they lie just above what a body can hold, and [EventReader] judges each event by [Limits].
final class Json {
  private static final int LARGEST = 1 << 20;

  /// An event nested deeper than this is larger than an event may be, and so is its batch worth
  /// refusing: each level costs the parser some 60 bytes.
  private static final int DEEPEST = 40_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LARGEST)
                  .maxNameLength(LARGEST)
                  .maxNumberLength(LARGEST)
                  .maxDocumentLength(LARGEST)
                  .build())
          // An error message must not quote what customers sent.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private Json() {}

  /// A parser over UTF-8 bytes without a byte order mark; its byte offsets count from the array's
  /// start.
  static JsonParser parser(byte[] utf8) throws IOException {
    return FACTORY.createParser(utf8);
  }

  /// A parser over a part of such bytes.
  static JsonParser parser(byte[] utf8, Span span) throws IOException {
    return FACTORY.createParser(utf8, span.start(), span.length());
  }

  static JsonGenerator generator(Writer out) throws IOException {
    return FACTORY.createGenerator(out);
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
