package dev.headsup.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The time that the functions see. It runs with real time and can be moved forward; it never goes
/// back.
///
/// While it runs, a schedule fires at its instants. While it is moved ([#advance], [#to]):
/// - it stands still except for the steps described here, so that results do not depend on how fast
///   the machine is;
/// - before the first step and after each firing, the queues settle: every message that could be
///   worked on has been, with what came of it. A message that waits for its retry inside the queue
///   server waits in real time and is not waited for;
/// - each schedule fires at its own instant, in order of time, and sees exactly that instant;
/// - a firing that, by its [Firing.Lookahead], can have no effect is left out. The lookahead is
///   asked again after each step, when everything has settled.
///
/// Messages sent from outside during a move are worked on as they come. Moves wait for each other.
/// Firings of one clock never overlap; a firing that takes longer than its rate delays the next.
public final class LocalClock implements InstantSource, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LocalClock.class.getName());

  /// A reading: real time plus `offset`, or, while it is moved, `stands`.
  private sealed interface Reading {
    record Running(Duration offset) implements Reading {}

    record Standing(Instant at) implements Reading {}
  }

  private final InstantSource real;
  private final Consumer<Duration> offsetKept;
  private final ReentrantLock moving = new ReentrantLock(true);
  private final Map<Integer, Instant> due = new TreeMap<>();
  private final List<Firing> firings = new ArrayList<>();
  private volatile Reading reading;
  private volatile Runnable settle = () -> {};
  private volatile boolean closed;
  private final Thread ticker = Thread.ofPlatform().daemon().name("clock").unstarted(this::tick);

  /// A clock that is at `start` now.
  ///
  /// @param offsetKept told how far the clock is from real time whenever that changes, to keep it
  public LocalClock(Instant start, InstantSource real, Consumer<Duration> offsetKept) {
    this.real = real;
    this.offsetKept = offsetKept;
    this.reading = running(start);
  }

  /// Sets what is fired, and what waits for its effects, and lets the schedules begin. Once.
  public void run(List<Firing> scheduled, Runnable settling) {
    moving.lock();
    try {
      settle = settling;
      Instant now = instant();
      for (Firing firing : scheduled) {
        due.put(firings.size(), firing.next(now));
        firings.add(firing);
      }
    } finally {
      moving.unlock();
    }
    ticker.start();
  }

  @Override
  public Instant instant() {
    return switch (reading) {
      case Reading.Running(Duration offset) -> real.instant().plus(offset);
      case Reading.Standing(Instant at) -> at;
    };
  }

  /// Moves forward by a duration, as [#to] does.
  ///
  /// @throws ClockMovesBackException for a negative duration
  public void advance(Duration by) {
    moving.lock();
    try {
      to(instant().plus(by));
    } finally {
      moving.unlock();
    }
  }

  /// Moves forward to an instant and fires on the way; returns when everything has settled.
  ///
  /// @throws ClockMovesBackException when that instant has passed
  public void to(Instant target) {
    moving.lock();
    try {
      Instant now = instant();
      if (target.isBefore(now)) {
        throw new ClockMovesBackException(now, target);
      }
      reading = new Reading.Standing(now);
      try {
        settle.run();
        while (fireNext(target)) {
          settle.run();
        }
        reading = new Reading.Standing(target);
      } finally {
        // After a failure it goes on from the step that it had reached.
        reading = running(instant());
      }
    } finally {
      moving.unlock();
    }
  }

  /// Does something while the clock is neither moved nor fires anything.
  public void still(Runnable action) {
    moving.lock();
    try {
      action.run();
    } finally {
      moving.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    ticker.interrupt();
  }

  /// Fires what is due next up to `target`; false when nothing is.
  private boolean fireNext(Instant target) {
    for (int i = 0; i < firings.size(); i++) {
      due.put(i, skipped(firings.get(i), due(i), target));
    }
    int first = soonest();
    if (first < 0 || due(first).isAfter(target)) {
      return false;
    }
    Instant at = due(first);
    // A firing that was late in real time is made up for, at the present.
    reading = new Reading.Standing(at.isBefore(instant()) ? instant() : at);
    fire(first);
    return true;
  }

  /// The first instant from `due` on that can have an effect or lies beyond the target.
  private static Instant skipped(Firing firing, Instant due, Instant target) {
    if (due.isAfter(target)) {
      return due;
    }
    Instant effect = firing.lookahead().nextEffect().orElse(Instant.MAX);
    if (!effect.isAfter(due)) {
      return due;
    }
    // At the first firing that is not before the effect.
    Instant before = effect.isAfter(target) ? target : effect.minusNanos(1);
    return firing.next(before);
  }

  private int soonest() {
    return due.entrySet().stream()
        .min(Comparator.comparing(Map.Entry<Integer, Instant>::getValue))
        .map(Map.Entry::getKey)
        .orElse(-1);
  }

  private Instant due(int firing) {
    Instant at = due.get(firing);
    if (at == null) {
      throw new IllegalStateException("no firing " + firing);
    }
    return at;
  }

  private void fire(int index) {
    Firing firing = firings.get(index);
    Instant at = instant();
    due.put(index, firing.next(at));
    firing.job().accept(at);
  }

  private void tick() {
    while (!closed) {
      try {
        Thread.sleep(untilNext());
        moving.lockInterruptibly();
        try {
          int first = soonest();
          if (first >= 0 && !closed && !due(first).isAfter(instant())) {
            fire(first);
          }
        } finally {
          moving.unlock();
        }
      } catch (InterruptedException e) {
        if (!closed) {
          LOG.log(System.Logger.Level.WARNING, "The clock's thread was interrupted and goes on", e);
        }
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "A schedule failed; it fires again when due", e);
      }
    }
  }

  private Duration untilNext() throws InterruptedException {
    moving.lockInterruptibly();
    try {
      int first = soonest();
      Duration wait = first < 0 ? Duration.ofSeconds(1) : Duration.between(instant(), due(first));
      // At most a second, because a move may bring the next firing nearer.
      return wait.compareTo(Duration.ofSeconds(1)) > 0
          ? Duration.ofSeconds(1)
          : wait.isNegative() ? Duration.ZERO : wait;
    } finally {
      moving.unlock();
    }
  }

  private Reading running(Instant from) {
    Duration offset = Duration.between(real.instant(), from);
    offsetKept.accept(offset);
    return new Reading.Running(offset);
  }
}
