package dev.headsup.aws.keys;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Budgets in memory. It can be made to fail, and it counts what it is asked.
public final class MemoryLeases implements Leases {
  private final Map<String, Used> used = new HashMap<>();
  private @Nullable RuntimeException fault;
  private int asked;

  private record Used(long window, long events) {}

  @Override
  public synchronized Lease lease(String key, long window, long want, long budget, boolean opens) {
    asked++;
    if (fault != null) {
      throw fault;
    }
    Used before = used.get(key);
    if (before == null || before.window() < window || before.window() > window + 6) {
      used.put(key, new Used(window, want));
      return new Lease.Granted(window, Math.min(want, budget), want >= budget, true);
    }
    if (before.events() >= budget) {
      return new Lease.Refused(before.window());
    }
    long after = before.events() + want;
    used.put(key, new Used(before.window(), after));
    return new Lease.Granted(
        before.window(), want - Math.max(0, after - budget), after >= budget, false);
  }

  /// From now on every call fails; with null none does.
  public synchronized void fail(@Nullable RuntimeException fault) {
    this.fault = fault;
  }

  /// How often it was asked so far.
  public synchronized int asked() {
    return asked;
  }
}
