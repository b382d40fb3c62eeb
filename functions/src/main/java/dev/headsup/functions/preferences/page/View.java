package dev.headsup.functions.preferences.page;

import java.util.List;

/// What the page shows, in words.
///
/// @param in its language
/// @param title of the document
/// @param from who speaks, empty when nobody said it
/// @param style where the style is
/// @param action where forms go
/// @param done what was just done, empty for nothing
/// @param message the message it is about; its subject may be empty
/// @param stop the words of the buttons that stop messages
/// @param whole whether the link still opens the rest
record View(
    Language in,
    String title,
    String from,
    String style,
    String action,
    String done,
    Sent message,
    Stop stop,
    boolean whole,
    Rest rest) {
  /// The message.
  ///
  /// @param subject of an e-mail or inbox item, empty for a text message
  /// @param how and when it came
  /// @param why they got it
  record Sent(String subject, String how, String why) {}

  /// The words of stopping.
  ///
  /// @param state what holds now
  /// @param stopped whether it is stopped already
  record Stop(String state, boolean stopped, String one, String all) {}

  /// Everything below the message itself.
  ///
  /// @param canDisown whether the message went to an address that may be somebody else's
  record Rest(
      boolean canDisown,
      List<Row> rows,
      Pause pause,
      List<Choice> languages,
      Hours hours,
      List<Fact> facts,
      boolean profilingStopped) {
    Rest {
      rows = List.copyOf(rows);
      languages = List.copyOf(languages);
      facts = List.copyOf(facts);
    }
  }

  /// A purpose with a tick for each channel.
  record Row(String name, String hint, List<Tick> ticks) {
    Row {
      ticks = List.copyOf(ticks);
    }
  }

  /// A tick.
  ///
  /// @param note what still has to happen, empty for nothing
  record Tick(String field, String name, boolean on, String note) {}

  /// The pause.
  ///
  /// @param state what holds now, empty when there is none
  record Pause(boolean on, String state) {}

  /// One of several.
  record Choice(String value, String name, boolean chosen) {}

  /// Quiet hours.
  ///
  /// @param note by which clock
  record Hours(String from, String until, boolean saturday, boolean sunday, String note) {}

  /// Something that is known.
  record Fact(String name, String value) {}
}
