package dev.headsup.local.queues;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Which messages are under way: sent and not done yet. Safe for use by many threads.
///
/// A message may be received, even done, before its sender's call has returned; the steps may
/// therefore be told in any order.
public final class Traffic {
  private enum State {
    WAITING,
    WORKED_ON,
    FOR_RETRY,
    DONE_EARLY
  }

  /// `told` says that its sending was told, so that nothing of it is still to come.
  private record Seen(String queue, State state, boolean told) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Seen> messages = new HashMap<>();
  private long sent;
  private int moving;
  private int retrying;
  private int hurried;

  /// A message was accepted by a queue.
  void sent(String queue, String id) {
    lock.lock();
    try {
      sent++;
      Seen seen = messages.get(id);
      if (seen != null && seen.state() == State.DONE_EARLY) {
        remove(id);
      } else {
        put(id, new Seen(queue, seen == null ? State.WAITING : seen.state(), true));
      }
    } finally {
      lock.unlock();
    }
  }

  /// A message is being worked on.
  void received(String queue, String id) {
    move(queue, id, State.WORKED_ON);
  }

  /// A message is done and deleted.
  void done(String queue, String id) {
    lock.lock();
    try {
      if (isTold(id)) {
        remove(id);
      } else {
        put(id, new Seen(queue, State.DONE_EARLY, false));
      }
    } finally {
      lock.unlock();
    }
  }

  /// A message failed and comes again when its visibility ends.
  void failed(String queue, String id) {
    move(queue, id, State.FOR_RETRY);
  }

  /// A message failed for the last time: it is a dead letter and under way no more.
  void dead(String id) {
    lock.lock();
    try {
      remove(id);
    } finally {
      lock.unlock();
    }
  }

  /// How many messages were accepted so far.
  public long accepted() {
    lock.lock();
    try {
      return sent;
    } finally {
      lock.unlock();
    }
  }

  /// How many messages are under way, by queue; a queue without any is not named.
  public Map<String, Integer> underWay() {
    lock.lock();
    try {
      Map<String, Integer> counts = new TreeMap<>();
      messages.values().stream()
          .filter(seen -> seen.state() != State.DONE_EARLY)
          .forEach(seen -> counts.merge(seen.queue(), 1, Integer::sum));
      return counts;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until nothing can be worked on: every message is done or waits for its retry. Pollers do
  /// not wait for fuller batches meanwhile.
  ///
  /// @return false when the time was over before
  public boolean awaitQuiet(Duration within) {
    return await(within, false);
  }

  /// Waits until every message is done, those that wait for a retry too.
  ///
  /// @return false when the time was over before
  public boolean awaitEmpty(Duration within) {
    return await(within, true);
  }

  /// Whether somebody waits for the queues to come to rest.
  boolean isHurried() {
    lock.lock();
    try {
      return hurried > 0;
    } finally {
      lock.unlock();
    }
  }

  private boolean await(Duration within, boolean retriesToo) {
    long deadline = System.nanoTime() + within.toNanos();
    lock.lock();
    try {
      hurried++;
      while (moving > 0 || (retriesToo && retrying > 0)) {
        if (changed.awaitNanos(deadline - System.nanoTime()) <= 0) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      hurried--;
      lock.unlock();
    }
  }

  private void move(String queue, String id, State state) {
    lock.lock();
    try {
      put(id, new Seen(queue, state, isTold(id)));
    } finally {
      lock.unlock();
    }
  }

  private boolean isTold(String id) {
    Seen seen = messages.get(id);
    return seen != null && seen.told();
  }

  private void put(String id, Seen seen) {
    count(messages.put(id, seen), -1);
    count(seen, 1);
    changed.signalAll();
  }

  private void remove(String id) {
    count(messages.remove(id), -1);
    changed.signalAll();
  }

  private void count(@Nullable Seen seen, int by) {
    if (seen == null) {
      return;
    }
    switch (seen.state()) {
      case WAITING, WORKED_ON -> moving += by;
      case FOR_RETRY -> retrying += by;
      case DONE_EARLY -> {}
    }
  }
}
