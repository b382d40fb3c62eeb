package dev.headsup.engine.incident;

import java.util.List;
import java.util.Locale;

/// Something that a feed says is affected, in the feed's own words.
///
/// @param shown what people call it there
/// @param also other names by which `components.yaml` may know it, such as an id or `label=value`
public record Affected(String shown, List<String> also) {
  public Affected {
    also = List.copyOf(also);
  }

  /// One with no other names.
  public Affected(String shown) {
    this(shown, List.of());
  }

  /// Whether a name, or the beginning of one with a star, is meant. Capital and small letters are
  /// the same.
  boolean isCalled(String pattern) {
    return is(shown, pattern) || also.stream().anyMatch(name -> is(name, pattern));
  }

  private static boolean is(String name, String pattern) {
    String small = name.toLowerCase(Locale.ROOT);
    String wanted = pattern.toLowerCase(Locale.ROOT);
    return wanted.endsWith("*")
        ? small.startsWith(wanted.substring(0, wanted.length() - 1))
        : small.equals(wanted);
  }
}
