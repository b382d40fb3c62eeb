package dev.headsup.aws.segment;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A request body as clean UTF-8.
///
/// @param bytes our own copy, without a byte order mark
/// @param repaired whether it had bytes that are no UTF-8; each stands as U+FFFD now
@SuppressWarnings("ArrayRecordComponent") // read once and dropped; nothing compares two of them
record Utf8Body(byte[] bytes, boolean repaired) {
  /// @throws BadBody when it is larger than a body may be, or is in another encoding altogether
  static Utf8Body of(byte[] body) throws BadBody {
    if (body.length > Limits.BODY) {
      throw new BadBody(
          "too-large", "A request has at most " + Limits.BODY / 1024 + " KB; send fewer events");
    }
    boolean mark =
        body.length >= 3
            && body[0] == (byte) 0xef
            && body[1] == (byte) 0xbb
            && body[2] == (byte) 0xbf;
    byte[] bytes = Arrays.copyOfRange(body, mark ? 3 : 0, body.length);
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      // The parser would take it for UTF-16 or UTF-32.
      if (bytes[i] == 0) {
        throw new BadBody("not-utf-8", "The body is JSON in UTF-8");
      }
    }
    if (isUtf8(bytes)) {
      return new Utf8Body(bytes, false);
    }
    // One event in a wrong encoding must not take its batch along: the body is made readable here,
    // and the events that were touched are refused later.
    String lenient = new String(bytes, StandardCharsets.UTF_8);
    return new Utf8Body(lenient.getBytes(StandardCharsets.UTF_8), true);
  }

  private static boolean isUtf8(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(4096);
    try {
      CoderResult result;
      do {
        out.clear();
        result = decoder.decode(in, out, true);
        if (result.isError()) {
          result.throwException();
        }
      } while (result.isOverflow());
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
