package dev.headsup.engine.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parts of the product that can fail, found by the names of events.
public final class Components {
  /// No parts are known.
  public static final Components NONE = new Components(List.of());

  private final Map<String, Component> byId = new LinkedHashMap<>();
  private final Map<String, List<String>> exact = new HashMap<>();
  private final Map<String, List<String>> beginning = new HashMap<>();

  /// @param all each id once
  public Components(List<Component> all) {
    for (Component component : all) {
      if (byId.putIfAbsent(component.id(), component) != null) {
        throw new IllegalArgumentException("Two components are called " + component.id());
      }
      for (String pattern : component.events()) {
        boolean star = pattern.endsWith("*");
        String name = star ? pattern.substring(0, pattern.length() - 1) : pattern;
        (star ? beginning : exact)
            .computeIfAbsent(name, key -> new ArrayList<>())
            .add(component.id());
      }
    }
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return byId.isEmpty();
  }

  /// One of them.
  public Optional<Component> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// All, in the order of their document.
  public List<Component> all() {
    return List.copyOf(byId.values());
  }

  /// The ids of the parts that an event of this name uses.
  public List<String> usedBy(String event) {
    List<String> whole = exact.getOrDefault(event, List.of());
    if (beginning.isEmpty()) {
      return whole;
    }
    List<String> used = new ArrayList<>(whole);
    beginning.forEach((start, ids) -> {
      if (event.startsWith(start)) {
        ids.stream().filter(id -> !used.contains(id)).forEach(used::add);
      }
    });
    return used;
  }
}
