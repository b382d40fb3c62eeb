package dev.headsup.functions.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The console's own files, each under an address that holds the hash of its content, so that a
/// browser may keep it for good and still gets the next version at once.
final class Assets {
  private static final List<String> NAMES =
      List.of("style.css", "htmx.min.js", "console.js", "icon.svg");

  private final Map<String, String> urls = new HashMap<>();
  private final Map<String, Reply> replies = new HashMap<>();

  Assets() {
    for (String name : NAMES) {
      String text = read(name);
      int dot = name.lastIndexOf('.');
      String hashed = name.substring(0, dot) + "." + hash(text) + name.substring(dot);
      urls.put(name, Ask.ROOT + "/assets/" + hashed);
      replies.put(hashed, Reply.asset(type(name.substring(dot)), text));
    }
  }

  /// Where a file is.
  String url(String name) {
    String url = urls.get(name);
    if (url == null) {
      throw new IllegalArgumentException("The console has no file " + name);
    }
    return url;
  }

  /// The file under the last part of its address.
  Optional<Reply> find(String hashed) {
    return Optional.ofNullable(replies.get(hashed));
  }

  private static String type(String ending) {
    return switch (ending) {
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      case ".svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("No media type for " + ending);
    };
  }

  private static String read(String name) {
    try (InputStream file = Assets.class.getResourceAsStream("/console/" + name)) {
      if (file == null) {
        throw new IllegalStateException("console/" + name + " is missing from the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read console/" + name, unreadable);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
