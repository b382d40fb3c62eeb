package dev.headsup.functions.memory;

import dev.headsup.engine.signal.Setbacks;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Setbacks in memory.
public final class MemorySetbacks implements Setbacks {
  private final Map<String, Setback> last = new HashMap<>();

  @Override
  public void note(Collection<Setback> setbacks) {
    setbacks.forEach(each -> last.put(each.message(), each));
  }

  @Override
  public Map<String, Setback> of(Collection<String> messages) {
    Map<String, Setback> found = new HashMap<>(last);
    found.keySet().retainAll(messages);
    return found;
  }
}
