package dev.headsup.functions;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Warms a function before Lambda takes its snapshot, so that a restored copy has its code loaded.
///
/// What it runs only reads. When that fails the snapshot is taken all the same, colder, and the log
/// says so. Whoever registers one keeps it: the snapshot's context alone would forget it.
public final class Priming implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  private final Runnable warm;

  private Priming(Runnable warm) {
    this.warm = warm;
  }

  /// Registers what is to be run before the snapshot.
  public static Priming beforeSnapshot(Runnable warm) {
    Priming priming = new Priming(warm);
    Core.getGlobalContext().register(priming);
    return priming;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      warm.run();
    } catch (RuntimeException cold) {
      LOG.warn("The snapshot is taken without warming up", cold);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Triggers read before the snapshot are older than a minute by then, and read again when asked.
  }
}
