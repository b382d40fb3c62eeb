package dev.headsup.local.objects;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The body of an upload. SDKs send it as it is, or in chunks with a signature each and checksums
/// behind the last one (`aws-chunked`, "Signature calculations: transferring a payload in multiple
/// chunks" in the S3 API reference). Signatures are not looked at; lengths and CRC-32 are.
final class Upload {
  private final byte[] body;
  private int at;

  private Upload(byte[] body) {
    this.body = body;
  }

  /// The content of a body.
  ///
  /// @throws IllegalArgumentException when it is not what its headers say
  static byte[] content(byte[] body, Headers headers) {
    String hash = headers.getFirst("x-amz-content-sha256");
    if (hash == null || !hash.startsWith("STREAMING-")) {
      checked(body, headers.getFirst("x-amz-checksum-crc32"));
      return body;
    }
    return new Upload(body).chunks(headers.getFirst("x-amz-decoded-content-length"));
  }

  private byte[] chunks(@Nullable String length) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(body.length);
    int size;
    do {
      size = Integer.parseInt(line().split(";", 2)[0], 16);
      if (size < 0 || at + size > body.length) {
        throw new IllegalArgumentException("a chunk is cut short");
      }
      content.write(body, at, size);
      at += size;
      if (size > 0 && !line().isEmpty()) {
        throw new IllegalArgumentException("a chunk is longer than it says");
      }
    } while (size > 0);
    if (length != null && Integer.parseInt(length) != content.size()) {
      throw new IllegalArgumentException("x-amz-decoded-content-length is another");
    }
    byte[] whole = content.toByteArray();
    while (at < body.length) {
      String trailer = line();
      if (trailer.toLowerCase(Locale.ROOT).startsWith("x-amz-checksum-crc32:")) {
        checked(whole, trailer.substring(trailer.indexOf(':') + 1).strip());
      }
    }
    return whole;
  }

  private String line() {
    int end = at;
    while (end + 1 < body.length && !(body[end] == '\r' && body[end + 1] == '\n')) {
      end++;
    }
    String line = new String(body, at, Math.max(0, end - at), StandardCharsets.US_ASCII);
    at = Math.min(body.length, end + 2);
    return line;
  }

  private static void checked(byte[] content, @Nullable String crc32) {
    if (crc32 == null) {
      return;
    }
    CRC32 own = new CRC32();
    own.update(content);
    byte[] sum = ByteBuffer.allocate(4).putInt((int) own.getValue()).array();
    if (!Arrays.equals(sum, Base64.getDecoder().decode(crc32))) {
      throw new IllegalArgumentException("the checksum is another");
    }
  }
}
