package dev.headsup.aws.channel;

import dev.headsup.engine.outreach.Allowance;
import dev.headsup.engine.outreach.Allowances;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Limits in memory.
final class MemoryAllowances implements Allowances {
  private final Map<String, Deque<Instant>> taken = new HashMap<>();

  @Override
  public synchronized Optional<Allowance> take(List<Allowance> all, Instant now) {
    Optional<Allowance> spent = all.stream().filter(one -> isSpent(one, now)).findFirst();
    if (spent.isEmpty()) {
      all.forEach(one -> of(one).addLast(now));
    }
    return spent;
  }

  private boolean isSpent(Allowance one, Instant now) {
    Duration within = one.within();
    return of(one).stream().filter(at -> within == null || at.isAfter(now.minus(within))).count()
        >= one.most();
  }

  @Override
  public synchronized void giveBack(List<Allowance> all) {
    all.forEach(one -> of(one).removeLast());
  }

  private Deque<Instant> of(Allowance one) {
    return taken.computeIfAbsent(one.name(), name -> new ArrayDeque<>());
  }
}
