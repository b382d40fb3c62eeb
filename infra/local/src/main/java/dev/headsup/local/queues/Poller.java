package dev.headsup.local.queues;

import dev.headsup.local.lambda.Invocation;
import dev.headsup.local.lambda.LocalFunction;
import dev.headsup.local.template.Event;
import dev.headsup.local.template.Queue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Feeds one function from one queue, as Lambda's event source mapping does.
///
/// It receives up to 10 messages at a time until the batch is full, its window is over, or the
/// event would pass Lambda's 6 MB; calls the function with at most `MaximumConcurrency` batches at
/// once; and deletes what succeeded. With `ReportBatchItemFailures` only the failed messages stay;
/// after an exception, a timeout or an answer that is not valid, all do. What stays comes again
/// when the queue's visibility timeout ends, in real time, and becomes a dead letter after
/// `maxReceiveCount`.
///
/// One difference: while somebody waits for the queues to come to rest, a batch does not wait for
/// its window once the queue is empty.
public final class Poller implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Poller.class.getName());
  private static final int RECEIVE = 10;
  private static final int PAYLOAD = 6_000_000;

  /// Without a cap Lambda starts with 5 concurrent batches and adds more; two cores need no more.
  private static final int UNCAPPED = 5;

  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);

  private final Event.QueueSource source;
  private final Queue queue;
  private final String url;
  private final @Nullable String deadLetters;
  private final LocalFunction function;
  private final SqsClient client;
  private final QueueLog log;
  private final Traffic traffic;
  private final int places;
  private final Semaphore free;
  private final Thread thread;
  private final Deque<Message> atHand = new ArrayDeque<>();
  private volatile boolean closed;

  /// @param deadLetters the name of the dead-letter queue, null where there is none
  public Poller(
      Event.QueueSource source,
      Queue queue,
      String url,
      @Nullable String deadLetters,
      LocalFunction function,
      SqsClient client,
      QueueLog log,
      Traffic traffic) {
    this.source = source;
    this.queue = queue;
    this.url = url;
    this.deadLetters = deadLetters;
    this.function = function;
    this.client = client;
    this.log = log;
    this.traffic = traffic;
    this.places = source.maximumConcurrency() > 0 ? source.maximumConcurrency() : UNCAPPED;
    this.free = new Semaphore(places);
    this.thread = Thread.ofPlatform().daemon().name("poll " + queue.id()).unstarted(this::poll);
  }

  public void start() {
    thread.start();
  }

  /// Takes no more batches and gives those being worked on some seconds to end. What is not done
  /// then stays in the journal.
  @Override
  public void close() {
    closed = true;
    try {
      if (!free.tryAcquire(places, STOPPING.toSeconds(), TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "{0} still works on a batch", function.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll() {
    while (!closed) {
      // First a free place, then messages: their visibility must not run out while they wait for
      // one.
      free.acquireUninterruptibly();
      if (closed) {
        free.release();
        return;
      }
      List<Message> batch = List.of();
      try {
        batch = gather();
      } catch (RuntimeException e) {
        // Whatever it was, a queue must not be left without its poller.
        if (!closed) {
          LOG.log(System.Logger.Level.WARNING, "Receiving from " + queue.id() + " failed", e);
          sleep(AFTER_AN_ERROR);
        }
      } finally {
        if (batch.isEmpty()) {
          free.release();
        } else {
          start(batch);
        }
      }
    }
  }

  private void start(List<Message> batch) {
    Thread.ofVirtual()
        .name(function.id())
        .start(() -> {
          try {
            work(batch);
          } finally {
            free.release();
          }
        });
  }

  private List<Message> gather() {
    List<Message> batch = new ArrayList<>();
    int bytes = 0;
    long end = 0;
    while (!closed && batch.size() < source.batchSize()) {
      if (atHand.isEmpty()) {
        if (!batch.isEmpty() && System.nanoTime() >= end) {
          break;
        }
        try {
          atHand.addAll(receive(source.batchSize() - batch.size(), batch.isEmpty() ? 1 : 0));
        } catch (SdkException e) {
          if (batch.isEmpty()) {
            throw e;
          }
          break; // What is in the batch is worked on; the next one meets the fault again.
        }
        if (atHand.isEmpty()) {
          if (!batch.isEmpty() && traffic.isHurried()) {
            break;
          }
          sleep(batch.isEmpty() ? Duration.ZERO : PAUSE);
          continue;
        }
      }
      int size = atHand.getFirst().body().length();
      if (!batch.isEmpty() && bytes + size > PAYLOAD) {
        break; // It stays at hand for the next batch.
      }
      if (batch.isEmpty()) {
        end = System.nanoTime() + source.window().toNanos();
      }
      batch.add(atHand.removeFirst());
      bytes += size;
    }
    return batch;
  }

  private List<Message> receive(int wanted, int waitSeconds) {
    List<Message> messages =
        client
            .receiveMessage(request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(Math.min(RECEIVE, wanted))
                    .waitTimeSeconds(waitSeconds)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages();
    messages.forEach(message -> log.received(queue.name(), message.messageId()));
    return messages;
  }

  private void work(List<Message> batch) {
    Set<String> failed =
        switch (function.invoke(SqsEvents.event(queue.name(), batch))) {
          case Invocation.Answered(byte[] answer) when source.partialFailures() ->
              SqsEvents.failures(answer, batch).orElseGet(() -> all(batch));
          case Invocation.Answered(byte[] ignored) -> Set.of();
          case Invocation.Failed failure -> all(batch);
        };
    try {
      delete(batch.stream().filter(message -> !failed.contains(message.messageId())).toList());
    } catch (SdkException e) {
      if (!closed) {
        LOG.log(System.Logger.Level.WARNING, "Deleting from " + queue.id() + " failed", e);
      }
    }
    for (Message message : batch) {
      if (failed.contains(message.messageId())) {
        fail(message);
      }
    }
  }

  private void delete(List<Message> done) {
    for (int from = 0; from < done.size(); from += RECEIVE) {
      List<Message> part = done.subList(from, Math.min(from + RECEIVE, done.size()));
      Set<String> kept = new HashSet<>();
      client
          .deleteMessageBatch(request ->
              request
                  .queueUrl(url)
                  .entries(
                      part.stream()
                          .map(message ->
                              DeleteMessageBatchRequestEntry.builder()
                                  .id(message.messageId())
                                  .receiptHandle(message.receiptHandle())
                                  .build())
                          .toList()))
          .failed()
          .forEach(entry -> kept.add(entry.id()));
      for (Message message : part) {
        if (kept.contains(message.messageId())) {
          log.failed(queue.name(), message.messageId());
        } else {
          log.done(queue.name(), message.messageId());
        }
      }
    }
  }

  private void fail(Message message) {
    String count =
        message
            .attributes()
            .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
    boolean last =
        deadLetters != null
            && queue
                .redrive()
                .filter(redrive -> Integer.parseInt(count) >= redrive.maxReceives())
                .isPresent();
    if (last && deadLetters != null) {
      LOG.log(
          System.Logger.Level.ERROR,
          "A message of {0} failed {1} times and is now a dead letter",
          queue.id(),
          count);
      log.dead(message.messageId(), deadLetters);
    } else {
      log.failed(queue.name(), message.messageId());
    }
  }

  private static Set<String> all(List<Message> batch) {
    Set<String> ids = new HashSet<>();
    batch.forEach(message -> ids.add(message.messageId()));
    return ids;
  }

  private void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      if (!closed) {
        LOG.log(System.Logger.Level.WARNING, "A poller was interrupted and goes on", e);
      }
    }
  }
}
