package dev.headsup.functions.preferences.page;

import dev.headsup.aws.links.PageLinks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page's one stylesheet, under an address that holds the hash of its content, so that a
/// browser may keep it for good.
final class Style {
  private final String text;
  private final String name;

  Style() {
    try (InputStream file = Style.class.getResourceAsStream("/page/own.css")) {
      if (file == null) {
        throw new IllegalStateException("page/own.css is missing from the class path");
      }
      this.text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read page/own.css", unreadable);
    }
    this.name = "own." + Integer.toHexString(text.hashCode()) + ".css";
  }

  String text() {
    return text;
  }

  String url() {
    return PageLinks.PATH + name;
  }

  /// Whether it is at the end of a path. No token has a dot.
  boolean isAt(String end) {
    return end.equals(name);
  }
}
