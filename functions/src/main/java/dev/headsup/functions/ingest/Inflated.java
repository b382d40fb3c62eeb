package dev.headsup.functions.ingest;

import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.segment.BadBody;
import dev.headsup.aws.segment.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// The body of a request without its compression.
final class Inflated {
  private Inflated() {}

  /// Unpacks a body, never further than a body may be large: a bomb costs no more than an honest
  /// request, whatever its ratio.
  static byte[] body(HttpRequest request) throws BadBody {
    byte[] body = request.body();
    if (body.length > Limits.BODY) {
      throw tooLarge();
    }
    String encoding =
        request.header("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> gunzip(body);
      default ->
          throw new BadBody(
              "wrong-encoding", "Content-Encoding is gzip, or the header is left out");
    };
  }

  private static byte[] gunzip(byte[] body) throws BadBody {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 8192)) {
      byte[] plain = in.readNBytes(Limits.BODY + 1);
      if (plain.length > Limits.BODY) {
        throw tooLarge();
      }
      return plain;
    } catch (IOException e) {
      BadBody bad = new BadBody("wrong-encoding", "The body is said to be gzip and is not");
      bad.initCause(e);
      throw bad;
    }
  }

  private static BadBody tooLarge() {
    return new BadBody(
        "too-large",
        "A request has at most " + Limits.BODY / 1024 + " KB, unpacked; send fewer events");
  }
}
