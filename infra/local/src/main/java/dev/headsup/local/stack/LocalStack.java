package dev.headsup.local.stack;

import dev.headsup.local.clock.LocalClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/// The whole of `template.yaml` in this JVM: tables in DynamoDB Local, queues in ElasticMQ, the
/// HTTP API on loopback, schedules on the [LocalClock], the real handlers, and a sandbox that takes
/// what they send. The functions do not know: only their endpoints differ.
///
/// With a data folder nothing that was accepted is lost, however the process ends. After [#close]
/// the embedded servers leave threads behind; a program ends with `System.exit`.
public final class LocalStack implements AutoCloseable {
  private final Parts parts;
  private final Thread atExit;

  private LocalStack(Parts parts) {
    this.parts = parts;
    this.atExit = new Thread(parts::close, "stop");
  }

  /// Starts a stack and returns when it answers.
  ///
  /// @throws StackException when it cannot start as asked, saying why
  /// @throws dev.headsup.local.template.TemplateException when the template cannot be run
  public static LocalStack start(StackOptions options) {
    return start(options, WiredHandlers::new);
  }

  /// As [#start], with other handlers than the template's.
  static LocalStack start(StackOptions options, HandlersFactory handlers) {
    Noise.turnDown();
    try {
      LocalStack stack = new LocalStack(Parts.start(options, handlers));
      Runtime.getRuntime().addShutdownHook(stack.atExit);
      return stack;
    } catch (IOException e) {
      throw new UncheckedIOException("the stack did not start: " + e.getMessage(), e);
    }
  }

  /// Where events are sent to.
  public URI ingest() {
    return parts.front().address();
  }

  /// Where people look.
  public URI console() {
    return ingest().resolve("/console");
  }

  /// The public key: may report behaviour.
  public String writeKey() {
    return parts.keys().write();
  }

  /// The server key: may also set addresses, traits and consent.
  public String serverKey() {
    return parts.keys().server();
  }

  /// The clock that every function sees.
  public LocalClock clock() {
    return parts.clock();
  }

  /// Returns when all queues are empty and all work due up to now is done.
  ///
  /// @throws IllegalStateException when that takes longer than ten minutes
  public void drain() {
    if (!parts.rest().drain(LocalDoors.DRAIN)) {
      throw new IllegalStateException("not drained in " + LocalDoors.DRAIN);
    }
  }

  /// Stops everything; may be called again. SIGTERM and `System.exit` do it too.
  @Override
  public void close() {
    parts.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is already ending, and the hook finds everything closed.
    }
  }
}
