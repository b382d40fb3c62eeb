package dev.headsup.engine.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parts of the product that can fail, found by the names of events.
public final class Components {
  /// No parts are known.
  public static final Components NONE = new Components(List.of());

  private final Set<Feed> declared;
  private final List<String> pages;
  private final Map<String, Component> byId = new LinkedHashMap<>();
  private final Map<String, List<String>> exact = new HashMap<>();
  private final Map<String, List<String>> beginning = new HashMap<>();

  /// What a feed's names come to.
  ///
  /// @param components the ids of the components that are meant, in the order of their document
  /// @param unmapped what the feed calls the others
  public record Meant(List<String> components, List<String> unmapped) {
    public Meant {
      components = List.copyOf(components);
      unmapped = List.copyOf(unmapped);
    }
  }

  /// @param all each id once
  public Components(List<Component> all) {
    this(all, Set.of(), List.of());
  }

  /// @param all each id once
  /// @param declared feeds whose word is enough for customers to hear of it
  /// @param pages addresses of the status pages that are asked, without a slash at their end
  public Components(List<Component> all, Set<Feed> declared, List<String> pages) {
    this.declared = Set.copyOf(declared);
    this.pages = List.copyOf(pages);
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

  /// How sure a feed is: as it is by nature, or as its owner declared.
  public Confidence confidence(Feed feed) {
    return declared.contains(feed) ? Confidence.DECLARED : feed.confidence();
  }

  /// The feeds that were declared to be enough.
  public Set<Feed> declared() {
    return declared;
  }

  /// The addresses of the status pages that are asked, without a slash at their end.
  public List<String> pages() {
    return pages;
  }

  /// What a feed means by the things that it says are affected.
  public Meant meant(Feed feed, Collection<Affected> affected) {
    return new Meant(
        byId.values().stream()
            .filter(part -> affected.stream().anyMatch(each -> part.isNamed(feed, each)))
            .map(Component::id)
            .limit(Report.COMPONENTS)
            .toList(),
        affected.stream()
            .filter(each -> byId.values().stream().noneMatch(part -> part.isNamed(feed, each)))
            .map(Affected::shown)
            .distinct()
            .limit(Particulars.NAMES)
            .toList());
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
