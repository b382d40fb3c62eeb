package dev.headsup.sim.scenario;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Drawn;
import dev.headsup.sim.world.Fault;
import dev.headsup.sim.world.Once;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Many runs, as long as there is time.
public final class Campaign {
  /// Where a worker may die, and how it may wait for nothing: the three positions of a fault.
  public static final List<Fault> POSITIONS =
      List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.HANG_AFTER);

  /// The kinds of messages that many seeds show: every channel, every purpose.
  private static final Set<String> KINDS =
      Stream.concat(
              Stream.of(Channel.values()).map(Channel::word),
              Stream.of(Purpose.values()).map(Watch::word))
          .collect(Collectors.toUnmodifiableSet());

  private Campaign() {}

  /// One run of a seed, with the faults that the seed draws.
  ///
  /// @param traced whether every line of the trace is kept
  public static Outcome seed(long seed, boolean traced) {
    return Run.of(seed, Size.SMALL, new Drawn(new Chance(seed).fork("faults")), traced);
  }

  /// Runs seeds from `first` on.
  ///
  /// @param workers how many runs go on at once; each is one thread, and the same run
  /// @param budget ends it early; what was left out the report says
  public static Report seeds(long first, int count, int workers, Duration budget) {
    Report report = new Report("seeds from " + first, count, KINDS);
    each(
        count,
        workers,
        budget,
        number -> {
          Outcome outcome = seed(first + number, false);
          return () -> report.add(outcome, "./headsup sim --seed " + (first + number));
        });
    return report;
  }

  /// One fault in a run of 1,000 events in which nothing else goes wrong: at every step, in every
  /// position (A1). Where the time does not suffice, the steps are spread evenly over the run.
  ///
  /// @param whole whether the run has 1,000 events, or few
  /// @param most how many runs at most
  /// @param workers how many runs go on at once
  public static Report kills(boolean whole, int most, int workers, Duration budget) {
    long[] asked = {0};
    Outcome quiet = quiet(whole ? Size.THOUSAND : Size.FEW, asked);
    long steps = asked[0];
    long all = steps * POSITIONS.size();
    Report report =
        new Report(
            "a fault at every of " + steps + " steps, in 3 positions", all, quiet.told().keySet());
    // A stride that has no part in common with their number visits all in an even spread.
    long stride = coprime(Math.max(1, (long) (all * 0.618)), all);
    each(
        Math.min(all, most),
        workers,
        budget,
        number -> {
          long place = Math.floorMod(number * stride, all);
          Fault fault = POSITIONS.get((int) (place % POSITIONS.size()));
          long step = place / POSITIONS.size();
          String again = "./headsup sim --kill " + step + " --position " + fault;
          Outcome outcome = kill(whole, step, fault, false);
          return () -> report.add(outcome, again + (whole ? " --full" : ""));
        });
    return report;
  }

  /// A quiet run.
  ///
  /// @param asked hears how many steps it has in the time in which something may go wrong
  private static Outcome quiet(Size size, long[] asked) {
    return Run.of(
        1,
        size,
        (step, function, what) -> {
          asked[0] = step + 1;
          return Fault.NONE;
        },
        false);
  }

  /// Does things by number, several at once, and notes what came of each in the order of numbers,
  /// so that the report is the same however many there are at once.
  private static void each(long count, int workers, Duration budget, LongFunction<Runnable> what) {
    long end = System.nanoTime() + budget.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      Deque<Future<Runnable>> going = new ArrayDeque<>();
      for (long number = 0; number < count && System.nanoTime() < end; number++) {
        if (going.size() == 2 * workers) {
          done(going.removeFirst());
        }
        long one = number;
        going.addLast(threads.submit(() -> what.apply(one)));
      }
      going.forEach(Campaign::done);
    }
  }

  private static void done(Future<Runnable> run) {
    try {
      run.get().run();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("A run broke", broken.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped before its end", stopped);
    }
  }

  /// One fault at one step of the run that [#kills] enumerates.
  public static Outcome kill(boolean whole, long step, Fault fault, boolean traced) {
    return Run.of(1, whole ? Size.THOUSAND : Size.FEW, new Once(step, fault), traced);
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
