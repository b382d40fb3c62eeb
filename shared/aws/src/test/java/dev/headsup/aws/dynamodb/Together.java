package dev.headsup.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Threads that start at the same moment.
final class Together {
  private Together() {}

  /// Runs a task on so many threads at once, each with its number, and throws what one of them did.
  static void run(int threads, IntConsumer task) {
    CyclicBarrier start = new CyclicBarrier(threads);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int number = 0; number < threads; number++) {
        int own = number;
        running.add(
            pool.submit(() -> {
              start.await();
              task.accept(own);
              return own;
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw new AssertionError("One of " + threads + " threads failed", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Stopped", stopped);
    }
  }
}
