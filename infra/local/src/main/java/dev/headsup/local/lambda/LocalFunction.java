package dev.headsup.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.local.template.Function;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// One function of the template, ready to be called by many threads.
///
/// As in Lambda, an environment (one handler) serves one call at a time and is used again when it
/// is free; a call that takes longer than the function's timeout is ended and its environment
/// thrown away. At most [#ENVIRONMENTS] calls run at once, more wait for their turn.
public final class LocalFunction {
  /// Far above what two cores can use; Lambda's own default is 1,000 for an account.
  static final int ENVIRONMENTS = 64;

  private static final System.Logger LOG = System.getLogger(LocalFunction.class.getName());

  private final Function function;
  private final Supplier<RequestStreamHandler> handlers;
  private final ConcurrentLinkedDeque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore running = new Semaphore(ENVIRONMENTS, true);
  private final LongAdder invocations = new LongAdder();
  private final LongAdder failures = new LongAdder();

  public LocalFunction(Function function, Supplier<RequestStreamHandler> handlers) {
    this.function = function;
    this.handlers = handlers;
  }

  public String id() {
    return function.id();
  }

  /// How often it was called so far.
  public long invocations() {
    return invocations.sum();
  }

  /// How many of these calls failed.
  public long failures() {
    return failures.sum();
  }

  /// Calls the function and waits for its answer. An error of the handler is logged and is the
  /// result; it never comes out of here as an exception.
  public Invocation invoke(byte[] event) {
    running.acquireUninterruptibly();
    try {
      invocations.increment();
      Invocation result = call(event);
      if (result instanceof Invocation.Failed(String error, String message)) {
        failures.increment();
        LOG.log(System.Logger.Level.ERROR, "{0} failed: {1}: {2}", id(), error, message);
      }
      return result;
    } finally {
      running.release();
    }
  }

  private Invocation call(byte[] event) {
    LocalContext context =
        new LocalContext(function, UUID.randomUUID().toString(), System.nanoTime());
    FutureTask<Invocation> call = new FutureTask<>(() -> handle(event, context));
    Thread worker = Thread.ofVirtual().name(id()).start(call);
    try {
      return call.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      worker.interrupt();
      return new Invocation.Failed(
          "Sandbox.Timedout", "it took longer than " + function.timeout().toSeconds() + " seconds");
    } catch (ExecutionException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      LOG.log(System.Logger.Level.ERROR, () -> id() + " threw", thrown);
      return new Invocation.Failed(
          thrown.getClass().getName(), String.valueOf(thrown.getMessage()));
    } catch (InterruptedException e) {
      worker.interrupt();
      Thread.currentThread().interrupt();
      return new Invocation.Failed("Interrupted", "the local runtime stops");
    }
  }

  private Invocation handle(byte[] event, LocalContext context) throws Exception {
    RequestStreamHandler free = idle.pollFirst();
    RequestStreamHandler handler = free == null ? handlers.get() : free;
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), answer, context);
    // Only after a call that ended well and in time: the environment is warm and free again.
    if (!Thread.currentThread().isInterrupted()) {
      idle.addFirst(handler);
    }
    return new Invocation.Answered(answer.toByteArray());
  }
}
