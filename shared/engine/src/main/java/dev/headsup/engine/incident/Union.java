package dev.headsup.engine.incident;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which other incidents are the same outage, told by other sources: of the one that speaks, what
/// each of the others said last; of each of the others, the one that speaks for it ([Unions]).
///
/// @param within the incident that speaks for this one; empty where it speaks for itself
/// @param sources the newest reports of those for which this one speaks, by their ids; at most
///   [#MOST]
/// @param apart those of which a person said that they are another outage
/// @param quiet how many times something changed that is no news for customers
public record Union(String within, Map<String, Report> sources, Set<String> apart, long quiet) {
  /// For how many others one speaks, at most.
  public static final int MOST = 10;

  /// Alone.
  public static final Union NONE = new Union("", Map.of(), Set.of(), 0);

  public Union {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    apart = Set.copyOf(apart);
    if (sources.size() > MOST || (!within.isEmpty() && !sources.isEmpty())) {
      throw new IllegalArgumentException(
          "One incident speaks for at most %d others, and for none while another one speaks for it"
              .formatted(MOST));
    }
  }

  /// With what another one said last.
  Union hearing(String id, Report report) {
    Map<String, Report> more = new TreeMap<>(sources);
    more.put(id, report);
    return new Union(within, more, apart, quiet);
  }

  /// With another one and all for which that spoke.
  Union taking(Incident other) {
    Map<String, Report> more = new TreeMap<>(sources);
    more.put(other.id(), other.own());
    more.putAll(other.union().sources());
    return new Union(within, more, both(apart, other.union().apart()), quiet);
  }

  /// Without another one.
  Union without(String id) {
    Map<String, Report> fewer = new TreeMap<>(sources);
    fewer.remove(id);
    return new Union(within, fewer, apart, quiet);
  }

  /// In which another one speaks; empty for none.
  Union in(String head) {
    return new Union(head, Map.of(), apart, quiet);
  }

  /// Never again together with these.
  Union apartFrom(Set<String> others) {
    return new Union(within, sources, both(apart, others), quiet);
  }

  Union quieter() {
    return new Union(within, sources, apart, quiet + 1);
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
