package dev.headsup.local.config;

import java.io.Console;

/// Asks the person before something changes.
public interface Prompt {
  /// Whether somebody is there to ask.
  boolean isSomebodyThere();

  /// Asks a question and gives the answer; empty at the end of the input.
  String ask(String question);

  /// The terminal that the command was typed in.
  // Since JDK 25 there is no console again where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  static Prompt terminal() {
    Console console = System.console();
    return new Prompt() {
      @Override
      public boolean isSomebodyThere() {
        return console != null && console.isTerminal();
      }

      @Override
      public String ask(String question) {
        String answer = console == null ? null : console.readLine("%s", question);
        return answer == null ? "" : answer.strip();
      }
    };
  }
}
