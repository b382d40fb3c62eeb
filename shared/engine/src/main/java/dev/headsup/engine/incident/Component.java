package dev.headsup.engine.incident;

import java.util.List;
import java.util.regex.Pattern;

/// A part of the product that can fail, and the events that show that a customer uses it.
///
/// @param id 1 to [#LONGEST] small letters, digits and `-`, for example `checkout`
/// @param name as people call it
/// @param events names of events; one that ends with `*` stands for every name that begins so
public record Component(String id, String name, List<String> events) {
  /// The longest id, in characters.
  public static final int LONGEST = 60;

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  public Component {
    events = List.copyOf(events);
    if (!isId(id) || name.isBlank() || events.stream().anyMatch(each -> !isPattern(each))) {
      throw new IllegalArgumentException("'" + id + "' is no component");
    }
  }

  /// Whether a word can be the id of a component.
  public static boolean isId(String word) {
    return ID.matcher(word).matches();
  }

  /// Whether a text is the name of events, or the beginning of names with a star.
  public static boolean isPattern(String text) {
    int star = text.indexOf('*');
    return !text.isBlank() && star != 0 && (star < 0 || star == text.length() - 1);
  }
}
