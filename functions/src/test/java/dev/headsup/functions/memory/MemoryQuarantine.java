package dev.headsup.functions.memory;

import dev.headsup.engine.signal.Quarantine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A quarantine in memory.
public final class MemoryQuarantine implements Quarantine {
  private final List<Refused> kept = new ArrayList<>();

  @Override
  public void add(List<Refused> refused) {
    refused.forEach(each -> {
      if (!kept.contains(each)) {
        kept.add(each);
      }
    });
  }

  @Override
  public List<Refused> on(LocalDate day, int limit) {
    return kept.stream()
        .filter(each -> LocalDate.ofInstant(each.at(), ZoneOffset.UTC).equals(day))
        .limit(limit > 0 ? limit : Long.MAX_VALUE)
        .toList();
  }

  @Override
  public void remove(Refused refused) {
    kept.remove(refused);
  }
}
