package dev.headsup.engine.incident;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A part of the product that can fail, and the events that show that a customer uses it.
///
/// @param id 1 to [#LONGEST] small letters, digits and `-`, for example `checkout`
/// @param name as people call it
/// @param events names of events; one that ends with `*` stands for every name that begins so
/// @param feeds what feeds of outages call it, by feed; the same star counts
public record Component(
    String id, String name, List<String> events, Map<Feed, List<String>> feeds) {
  /// The longest id, in characters.
  public static final int LONGEST = 60;

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  public Component {
    events = List.copyOf(events);
    Map<Feed, List<String>> copy = new EnumMap<>(Feed.class);
    feeds.forEach((feed, names) -> copy.put(feed, List.copyOf(names)));
    feeds = Collections.unmodifiableMap(copy);
    if (!isId(id)
        || name.isBlank()
        || Stream.concat(events.stream(), feeds.values().stream().flatMap(List::stream))
            .anyMatch(each -> !isPattern(each))) {
      throw new IllegalArgumentException("'" + id + "' is no component");
    }
  }

  /// One that no feed names.
  public Component(String id, String name, List<String> events) {
    this(id, name, events, Map.of());
  }

  /// Whether a feed means this part by one of the things that it says are affected. Who speaks in
  /// our own words may use our own id.
  boolean isNamed(Feed feed, Affected affected) {
    return (feed == Feed.STANDARD_WEBHOOKS && affected.isCalled(id))
        || feeds.getOrDefault(feed, List.of()).stream().anyMatch(affected::isCalled);
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
