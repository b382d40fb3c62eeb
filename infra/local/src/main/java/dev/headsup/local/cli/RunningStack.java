package dev.headsup.local.cli;

import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import java.net.BindException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A stack that stops cleanly, once, whether its command ends or the process is told to stop.
final class RunningStack implements AutoCloseable {

  private final LocalStack stack;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private RunningStack(LocalStack stack) {
    this.stack = stack;
  }

  /// Starts a stack; what a person can put right is one line.
  static RunningStack start(StackOptions options) {
    if (!Files.isDirectory(options.triggers())) {
      throw new CommandFailure("there is no folder of triggers at " + options.triggers());
    }
    try {
      RunningStack running = new RunningStack(LocalStack.start(options));
      Runtime.getRuntime().addShutdownHook(new Thread(running::stopAndEnd, "stop"));
      return running;
    } catch (RuntimeException e) {
      if (isTaken(e)) {
        throw new CommandFailure(
            "port " + options.port() + " is taken: choose another with --port, or --port 0");
      }
      throw e;
    }
  }

  LocalStack stack() {
    return stack;
  }

  /// Returns when the stack has stopped.
  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    stop();
  }

  /// Runs when the process ends. Told to stop by a signal, it ends with status 0: a clean end is
  /// what was asked for. After a command that ended by itself there is nothing left to do.
  private void stopAndEnd() {
    if (stop()) {
      Runtime.getRuntime().halt(Exit.OK);
    }
  }

  private synchronized boolean stop() {
    if (stopped.getCount() == 0) {
      return false;
    }
    stack.close();
    stopped.countDown();
    return true;
  }

  private static boolean isTaken(@Nullable Throwable failure) {
    return failure != null && (failure instanceof BindException || isTaken(failure.getCause()));
  }
}
