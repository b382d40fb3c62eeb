package dev.headsup.authoring.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;

/// Tables of words that come with this module.
public final class Resources {
  private Resources() {}

  /// The text of a resource in UTF-8.
  ///
  /// @throws IllegalStateException when the module was built without it
  public static String text(String name) {
    try (InputStream in = Resources.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Not in this build: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  /// The lines of a resource that say something: neither blank nor after a `#`.
  public static Stream<String> lines(String name) {
    return text(name)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .filter(line -> !line.startsWith("#"));
  }

  /// A table of `name = words`.
  public static Properties properties(String name) {
    Properties table = new Properties();
    try {
      table.load(new StringReader(text(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
    return table;
  }
}
