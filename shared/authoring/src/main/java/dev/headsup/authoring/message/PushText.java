package dev.headsup.authoring.message;

import dev.headsup.engine.message.Message;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A push message: a title of at most [#TITLE] characters and a text of at most [#MOST], which is
/// what a locked screen shows of it, and far below the 4 kB that Apple and Google take. Where the
/// values of a customer are too long for that, they are cut.
///
/// @param body the printed text with a cut of its values
record PushText(String title, Body body, @Nullable String url) {
  /// The longest text, in characters.
  static final int MOST = 240;

  /// The longest title, in characters.
  static final int TITLE = 65;

  /// The shortest that a value is cut to; a message is checked with values of this length.
  static final int SHORTEST = 20;

  private static final int[] CUTS = {ValueText.MAX_LENGTH, 40, SHORTEST};
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /// The words with each value cut to a length.
  interface Body {
    String printed(int cut);
  }

  /// Puts it together.
  Rendered rendered() {
    for (int cut : CUTS) {
      String text = wrapped(body.printed(cut));
      if (text.length() <= MOST) {
        List<String> notes =
            cut == CUTS[0] ? List.of() : List.of("values were cut to " + cut + " characters");
        return new Rendered.Made(new Message.Push(cut(title, TITLE), text, url), notes);
      }
    }
    return new Rendered.Refused("a push message has at most " + MOST + " characters");
  }

  /// One paragraph.
  static String wrapped(String printed) {
    return BLANKS.matcher(printed).replaceAll(" ").strip();
  }

  /// The beginning of a text, with an ellipsis where something is missing.
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end).stripTrailing() + "\u2026";
  }
}
