package dev.headsup.sim.scenario;

import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Drawn;
import dev.headsup.sim.world.Fault;
import dev.headsup.sim.world.Faults;
import dev.headsup.sim.world.Once;
import java.time.Duration;
import java.util.List;

/// Many runs, one after the other, as long as there is time.
public final class Campaign {
  /// Where a worker may die, and how it may wait for nothing: the three positions of a fault.
  public static final List<Fault> POSITIONS =
      List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.HANG_AFTER);

  private Campaign() {}

  /// One run of a seed, with the faults that the seed draws.
  ///
  /// @param traced whether every line of the trace is kept
  public static Outcome seed(long seed, boolean traced) {
    return Run.of(seed, Size.SMALL, new Drawn(new Chance(seed).fork("faults")), traced);
  }

  /// Runs seeds from `first` on.
  ///
  /// @param budget ends it early; what was left out the report says
  public static Report seeds(long first, int count, Duration budget) {
    Report report = new Report("seeds from " + first, count);
    long end = System.nanoTime() + budget.toNanos();
    for (long seed = first; seed < first + count && System.nanoTime() < end; seed++) {
      report.add(seed(seed, false), "./headsup sim --seed " + seed);
    }
    return report;
  }

  /// One fault in a run of 1,000 events in which nothing else goes wrong: at every step, in every
  /// position (A1). Where the time does not suffice, the steps are spread evenly over the run.
  ///
  /// @param whole whether the run has 1,000 events, or few
  /// @param most how many runs at most
  public static Report kills(boolean whole, int most, Duration budget) {
    Size size = whole ? Size.THOUSAND : Size.SMALL;
    long steps = Run.of(1, size, Faults.NONE, false).steps();
    long all = steps * POSITIONS.size();
    Report report = new Report("a fault at every of " + steps + " steps, in 3 positions", all);
    long end = System.nanoTime() + budget.toNanos();
    // A stride that has no part in common with their number visits all in an even spread.
    long stride = coprime(Math.max(1, (long) (all * 0.618)), all);
    long place = 0;
    for (long done = 0; done < Math.min(all, most) && System.nanoTime() < end; done++) {
      Fault fault = POSITIONS.get((int) (place % POSITIONS.size()));
      long step = place / POSITIONS.size();
      String again = "./headsup sim --kill " + step + " --position " + fault;
      report.add(kill(whole, step, fault, false), again + (whole ? " --full" : ""));
      place = (place + stride) % all;
    }
    return report;
  }

  /// One fault at one step of the run that [#kills] enumerates.
  public static Outcome kill(boolean whole, long step, Fault fault, boolean traced) {
    return Run.of(1, whole ? Size.THOUSAND : Size.SMALL, new Once(step, fault), traced);
  }

  private static long coprime(long from, long to) {
    long candidate = from;
    while (gcd(candidate, to) != 1) {
      candidate++;
    }
    return candidate;
  }

  private static long gcd(long one, long other) {
    return other == 0 ? one : gcd(other, one % other);
  }
}
