package dev.headsup.authoring.component;

import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Says back what a list of components means for feeds of outages, so that its writer sees which
/// names lead nowhere.
public final class ComponentsSentence {
  private ComponentsSentence() {}

  /// The sentence, for example `statuspage names checkout; alertmanager names checkout and speaks
  /// by itself; no feed names payments, imports.`
  public static String of(Components components) {
    List<String> parts = new ArrayList<>();
    for (Feed feed : Feed.values()) {
      List<String> named =
          ids(components.all().stream().filter(one -> one.feeds().containsKey(feed)));
      boolean speaks = components.declared().contains(feed);
      if (!named.isEmpty() || speaks) {
        parts.add(
            feed.word()
                + " names "
                + (named.isEmpty() ? "nothing" : String.join(", ", named))
                + (speaks ? " and speaks by itself" : ""));
      }
    }
    List<String> mute = ids(components.all().stream().filter(one -> one.feeds().isEmpty()));
    if (!mute.isEmpty()) {
      parts.add("no feed names " + String.join(", ", mute));
    }
    if (!components.pages().isEmpty()) {
      parts.add("asked are " + String.join(", ", components.pages()));
    }
    return String.join("; ", parts) + ".";
  }

  private static List<String> ids(Stream<Component> components) {
    return components.map(Component::id).toList();
  }
}
