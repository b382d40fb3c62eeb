package dev.headsup.engine.metric;

import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which series are counted: each part of the product, and where it has several kinds of events
/// each of them. Names that no part has are not counted, since anybody can make up such names. Of
/// more than [#MOST] series the first are counted.
public final class Watchlist {
  /// How many series there are at most.
  public static final int MOST = 200;

  private final List<Series> all = new ArrayList<>();
  private final Map<String, List<Series>> exact = new HashMap<>();
  private final Map<String, List<Series>> beginning = new HashMap<>();
  private final Map<String, List<Series>> whole = new HashMap<>();
  private final Components components;

  /// The series of the parts of the product.
  public Watchlist(Components components) {
    this.components = components;
    for (Component component : components.all()) {
      Series part = new Series(component.id(), component.name(), "");
      if (add(part)) {
        whole.put(component.id(), List.of(part));
      }
    }
    for (Component component : components.all()) {
      if (component.events().size() > 1) {
        component.events().forEach(event -> events(component, event));
      }
    }
  }

  private void events(Component component, String event) {
    boolean star = event.endsWith("*");
    String plain = star ? event.substring(0, event.length() - 1) : event;
    Series series = new Series(component.id(), component.name() + ": " + event, event);
    if (add(series)) {
      (star ? beginning : exact).computeIfAbsent(plain, key -> new ArrayList<>()).add(series);
    }
  }

  private boolean add(Series series) {
    return all.size() < MOST && all.add(series);
  }

  /// All of them.
  public List<Series> all() {
    return List.copyOf(all);
  }

  /// Those to which an event of this name belongs.
  public List<Series> of(String event) {
    List<Series> found = new ArrayList<>(exact.getOrDefault(event, List.of()));
    components.usedBy(event).forEach(id -> found.addAll(whole.getOrDefault(id, List.of())));
    beginning.forEach((start, series) -> {
      if (event.startsWith(start)) {
        found.addAll(series);
      }
    });
    return found;
  }
}
