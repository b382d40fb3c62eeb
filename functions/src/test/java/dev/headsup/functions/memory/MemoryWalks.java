package dev.headsup.functions.memory;

import dev.headsup.engine.incident.Walks;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How far walks have come, in memory.
public final class MemoryWalks implements Walks {
  private final Map<Walk, Place> places = new HashMap<>();

  @Override
  public Optional<Place> place(Walk walk) {
    return Optional.ofNullable(places.get(walk));
  }

  @Override
  public void reached(Walk walk, Place place) {
    places.put(walk, place);
  }
}
