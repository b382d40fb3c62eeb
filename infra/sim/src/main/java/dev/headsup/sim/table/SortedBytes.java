package dev.headsup.sim.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Keys of several parts as bytes that sort as DynamoDB sorts: a part is its UTF-8, a zero byte in
/// it followed by FF, and ended by two zero bytes. No UTF-8 has an FF, so what begins with a part
/// lies between that part and the part with FF behind it.
final class SortedBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(48);

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Adds a whole part.
  SortedBytes part(String text) {
    open(text);
    bytes.write(0);
    bytes.write(0);
    return this;
  }

  /// Adds the beginning of a part.
  SortedBytes open(String text) {
    for (byte each : utf8(text)) {
      bytes.write(each);
      if (each == 0) {
        bytes.write(0xFF);
      }
    }
    return this;
  }

  byte[] done() {
    return bytes.toByteArray();
  }

  /// The first key behind all that begin with these whole parts.
  static byte[] behind(byte[] parts) {
    byte[] next = parts.clone();
    next[next.length - 1] = 1;
    return next;
  }

  /// The first key behind all that begin with what is open here.
  byte[] behindOpen() {
    byte[] open = done();
    byte[] next = Arrays.copyOf(open, open.length + 1);
    next[open.length] = (byte) 0xFF;
    return next;
  }

  /// Splits a key into its parts again.
  static String[] parts(byte[] key, int count) {
    String[] parts = new String[count];
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    int place = 0;
    for (int i = 0; place < count; i++) {
      if (key[i] != 0) {
        part.write(key[i]);
      } else if (key[++i] != 0) {
        part.write(0);
      } else {
        parts[place++] = part.toString(StandardCharsets.UTF_8);
        part.reset();
      }
    }
    return parts;
  }
}
