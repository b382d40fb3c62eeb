package dev.headsup.local.queues;

import org.jspecify.annotations.Nullable;

/// Every step of every message: told to the [Traffic] and, where one is kept, to the [Journal]. The
/// journal comes first when a message is accepted and last when it is done, so that nothing which
/// is on disk as done can still be lost.
public final class QueueLog {
  private final Traffic traffic;
  private final @Nullable Journal journal;

  /// @param journal null where nothing is kept
  public QueueLog(Traffic traffic, @Nullable Journal journal) {
    this.traffic = traffic;
    this.journal = journal;
  }

  void sent(String queue, String id, String body) {
    if (journal != null) {
      journal.sent(queue, id, body);
    }
    traffic.sent(queue, id);
  }

  void received(String queue, String id) {
    traffic.received(queue, id);
  }

  void done(String queue, String id) {
    if (journal != null) {
      journal.done(id);
    }
    traffic.done(queue, id);
  }

  void failed(String queue, String id) {
    traffic.failed(queue, id);
  }

  void dead(String id, String deadLetters) {
    if (journal != null) {
      journal.dead(id, deadLetters);
    }
    traffic.dead(id);
  }

  /// A dead letter, which lay still, was taken out by hand.
  void taken(String id) {
    if (journal != null) {
      journal.done(id);
    }
  }

  /// The queue's name: the last part of its URL.
  static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
