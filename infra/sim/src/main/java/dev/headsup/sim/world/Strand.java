package dev.headsup.sim.world;

import java.util.concurrent.Semaphore;

/// Work that stops at each request until its answer comes, while others go on. It has a thread of
/// its own, but of all strands and the [Agenda] only one ever runs: each hands over to the other
/// and waits. So a run with many of them is as much in one order as one without.
final class Strand {
  private final Semaphore go = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);
  private boolean over;

  /// Starts work, which runs until it [#pause]s for the first time or ends.
  ///
  /// @param work catches whatever it throws
  void start(Runnable work) {
    Thread.ofVirtual()
        .start(() -> {
          go.acquireUninterruptibly();
          try {
            work.run();
          } finally {
            over = true;
            back.release();
          }
        });
    resume();
  }

  /// Lets the work go on until it pauses again or ends; called by the agenda.
  void resume() {
    if (over) {
      throw new IllegalStateException("A strand that ended cannot go on");
    }
    go.release();
    back.acquireUninterruptibly();
  }

  /// Waits for the agenda to let the work go on; called by the work, on whatever thread it is.
  void pause() {
    back.release();
    go.acquireUninterruptibly();
  }
}
