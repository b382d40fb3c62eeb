package dev.headsup.aws.s3;

import dev.headsup.aws.s3.Bucket.Entry;
import dev.headsup.aws.s3.Bucket.Taker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads objects before it is their turn, several at once, and gives them to a taker in the order
/// in which they were named. A small object is mostly waiting, and a day may have 400,000 of them.
///
/// Used by one thread. Closing it gives up what is still being read.
final class Ahead implements AutoCloseable {
  /// How many are read at once.
  static final int MOST = 16;

  /// How many bytes of objects may lie here at once, but for a single larger one.
  static final long MOST_BYTES = 16L << 20;

  private final Bucket bucket;
  private final Taker taker;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Reading> readings = new ArrayDeque<>();
  private long bytes;

  private record Reading(Entry entry, Future<Optional<byte[]>> content) {}

  Ahead(Bucket bucket, Taker taker) {
    this.bucket = bucket;
    this.taker = taker;
  }

  /// Begins to read an object; before, gives earlier ones to the taker until there is room.
  ///
  /// @return false when the taker wants no more
  boolean add(Entry entry) {
    while (readings.size() >= MOST || (!readings.isEmpty() && bytes + entry.size() > MOST_BYTES)) {
      if (!give()) {
        return false;
      }
    }
    bytes += entry.size();
    readings.add(new Reading(entry, threads.submit(() -> bucket.get(entry.key()))));
    return true;
  }

  /// Gives what was begun to the taker, until that wants no more.
  void rest() {
    boolean goOn = true;
    while (goOn && !readings.isEmpty()) {
      goOn = give();
    }
  }

  private boolean give() {
    Reading next = readings.remove();
    Optional<byte[]> content = content(next);
    bytes -= next.entry().size();
    return content.isEmpty() || taker.take(next.entry().key(), content.get());
  }

  private static Optional<byte[]> content(Reading reading) {
    try {
      return reading.content().get();
    } catch (ExecutionException broken) {
      if (broken.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException("Reading " + reading.entry().key(), broken.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while reading " + reading.entry().key(), stopped);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
