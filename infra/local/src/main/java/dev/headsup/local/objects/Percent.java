package dev.headsup.local.objects;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Percent-encoding as S3 uses it in paths and queries: a plus sign is a plus sign.
final class Percent {
  private Percent() {}

  /// A text without its escapes.
  ///
  /// @throws IllegalArgumentException when an escape is none
  static String decoded(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] == '%') {
        if (i + 2 >= encoded.length) {
          throw new IllegalArgumentException("an escape is cut short");
        }
        out.write(Integer.parseInt(text(encoded, i + 1), 16));
        i += 2;
      } else {
        out.write(encoded[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes, int from) {
    return new String(bytes, from, 2, StandardCharsets.US_ASCII);
  }

  /// A text with everything escaped but what may stand in a path.
  static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      if (unit > 0 && (Character.isLetterOrDigit(unit) || "-_.~/".indexOf(unit) >= 0)) {
        out.append((char) unit);
      } else {
        out.append("%%%02X".formatted(unit));
      }
    }
    return out.toString();
  }
}
