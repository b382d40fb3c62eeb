package dev.headsup.local.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/// A command as it is typed, for tests elsewhere.
public final class Typed {
  private Typed() {}

  /// Runs a command with a line on its standard input; its exit code.
  public static int run(String input, String... words) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream((input + "\n").getBytes(StandardCharsets.UTF_8)));
      return Headsup.commandLine().setOut(new PrintWriter(new StringWriter())).execute(words);
    } finally {
      System.setIn(before);
    }
  }
}
