package dev.headsup.local.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a value comes from that nobody shall see: a prompt that does not show it, or a pipe. Never
/// a terminal that shows what is typed, and never in silence.
///
/// @param what the value, for people
/// @param keyboard whether standard input is a terminal, as the launcher says
/// @param console one that hides what is typed; null where there is none
record SecretInput(String what, boolean keyboard, @Nullable Console console) {

  /// Of this process.
  // Since JDK 25 there is no console again where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  static SecretInput of(String what) {
    Console console = System.console();
    return new SecretInput(
        what,
        "terminal".equals(System.getProperty("headsup.stdin")),
        console != null && console.isTerminal() ? console : null);
  }

  /// The value, without the line's end that a shell puts there.
  ///
  /// @param longest in characters
  /// @param err hears what is waited for
  String read(int longest, PrintWriter err) {
    if (console != null) {
      char[] typed = console.readPassword("%s (it is not shown): ", what);
      if (typed == null) {
        throw new CommandFailure("no value was given; nothing is changed");
      }
      return new String(typed).strip();
    }
    if (keyboard) {
      throw new CommandFailure(
          "what you type would be shown, since the output is redirected: give "
              + what
              + " through a pipe, or do not redirect the output");
    }
    err.println("reading " + what + " from standard input, up to its end");
    err.flush();
    Reader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      StringBuilder text = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (text.length() == longest) {
          throw new CommandFailure(what + " has at most " + longest + " characters");
        }
        text.append((char) c);
      }
      return text.toString().strip();
    } catch (IOException e) {
      throw new UncheckedIOException(what + " could not be read", e);
    }
  }
}
