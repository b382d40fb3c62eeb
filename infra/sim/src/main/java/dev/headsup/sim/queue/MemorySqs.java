package dev.headsup.sim.queue;

import dev.headsup.sim.Choice;
import dev.headsup.sim.Io;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/// Standard queues of SQS in memory: at least once, in no promised order. It answers and refuses as
/// SQS does, deterministically: [Io#choose] picks which message comes next ([Choice#NEXT]), whether
/// one comes twice ([Choice#TWICE]), and how many of a batch are not taken ([Choice#UNDONE]). A
/// receive never waits. Safe for use by many threads; each request is one step of the [Io].
///
/// A queue's URL is `https://sqs.sim/` and its name; its ARN ends in the name.
public final class MemorySqs implements SqsClient {
  private static final String URL = "https://sqs.sim/";
  private static final int MOST = 10;

  /// Of a message, and of all in one batch.
  private static final long MOST_BYTES = 1024 * 1024;

  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
  private static final Duration LONGEST_HIDDEN = Duration.ofHours(12);

  private final InstantSource clock;
  private final Io io;
  private final Map<String, MemoryQueue> queues = new TreeMap<>();
  private long sent;

  /// @param io every request is a step of it, such as `sqs:SendMessage DeliverQueue`
  public MemorySqs(InstantSource clock, Io io) {
    this.clock = clock;
    this.io = io;
  }

  private MemoryQueue queue(String url) {
    MemoryQueue queue = queues.get(nameOf(url));
    if (queue == null) {
      throw Refusal.noQueue(url);
    }
    return queue;
  }

  private static String nameOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private <T> T step(String operation, String url, Supplier<T> effect) {
    return io.step(
        "sqs:" + operation + " " + nameOf(url),
        () -> {
          synchronized (queues) {
            return effect.get();
          }
        });
  }

  /// What lies in a queue, in order, without receiving it; for who checks what happened. This is no
  /// step.
  public List<Peek> peek(String queue) {
    synchronized (queues) {
      return queue(queue).all().stream()
          .map(each ->
              new Peek(each.id(), each.body(), each.sent(), each.visible(), each.received()))
          .toList();
    }
  }

  /// The names of all queues.
  public Set<String> names() {
    synchronized (queues) {
      return Set.copyOf(queues.keySet());
    }
  }

  @Override
  public CreateQueueResponse createQueue(CreateQueueRequest request) {
    synchronized (queues) {
      queues.computeIfAbsent(
          request.queueName(), name -> new MemoryQueue(name, QueueRules.of(request.attributes())));
      return CreateQueueResponse.builder().queueUrl(URL + request.queueName()).build();
    }
  }

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    synchronized (queues) {
      return GetQueueUrlResponse.builder()
          .queueUrl(URL + queue(request.queueName()).name())
          .build();
    }
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    return step(
        "SendMessage",
        request.queueUrl(),
        () -> {
          MemoryQueue queue = queue(request.queueUrl());
          checked(request.messageBody());
          Duration delay = delay(request.delaySeconds());
          String id = nextId();
          queue.send(
              id, request.messageBody(), request.messageAttributes(), delay, clock.instant());
          return SendMessageResponse.builder().messageId(id).build();
        });
  }

  private String nextId() {
    return "00000000-0000-4000-8000-%012x".formatted(++sent);
  }

  private static long checked(@Nullable String body) {
    long bytes = body == null ? 0 : body.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0) {
      throw Refusal.value("A message needs a body");
    }
    if (bytes > MOST_BYTES) {
      throw Refusal.value("Message must be shorter than 1048576 bytes.");
    }
    return bytes;
  }

  private static @Nullable Duration delay(@Nullable Integer seconds) {
    return seconds == null ? null : within(seconds, LONGEST_DELAY);
  }

  private static Duration within(long seconds, Duration longest) {
    if (seconds < 0 || seconds > longest.toSeconds()) {
      throw Refusal.value(seconds + " seconds: must be from 0 to " + longest.toSeconds());
    }
    return Duration.ofSeconds(seconds);
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    return step(
        "SendMessageBatch",
        request.queueUrl(),
        () -> {
          MemoryQueue queue = queue(request.queueUrl());
          List<SendMessageBatchRequestEntry> entries = request.entries();
          checked(entries, SendMessageBatchRequestEntry::id);
          if (entries.stream().mapToLong(each -> checked(each.messageBody())).sum() > MOST_BYTES) {
            throw Refusal.batchTooLong();
          }
          int done = entries.size() - io.choose(Choice.UNDONE, entries.size() + 1);
          List<SendMessageBatchResultEntry> taken = new ArrayList<>();
          for (SendMessageBatchRequestEntry each : entries.subList(0, done)) {
            String id = nextId();
            Duration delay = delay(each.delaySeconds());
            queue.send(id, each.messageBody(), each.messageAttributes(), delay, clock.instant());
            taken.add(SendMessageBatchResultEntry.builder().id(each.id()).messageId(id).build());
          }
          List<BatchResultErrorEntry> failed =
              entries.subList(done, entries.size()).stream()
                  .map(each -> failed(each.id(), "InternalError", false))
                  .toList();
          return SendMessageBatchResponse.builder().successful(taken).failed(failed).build();
        });
  }

  private static <T> void checked(List<T> entries, Function<T, String> id) {
    if (entries.isEmpty()) {
      throw Refusal.emptyBatch();
    }
    if (entries.size() > MOST) {
      throw Refusal.tooMany();
    }
    Set<String> ids = new HashSet<>();
    if (!entries.stream().map(id).allMatch(ids::add)) {
      throw Refusal.sameIds();
    }
  }

  private static BatchResultErrorEntry failed(String id, String code, boolean ours) {
    return BatchResultErrorEntry.builder().id(id).code(code).senderFault(ours).build();
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    return step(
        "ReceiveMessage",
        request.queueUrl(),
        () -> {
          MemoryQueue queue = queue(request.queueUrl());
          int most = request.maxNumberOfMessages() == null ? 1 : request.maxNumberOfMessages();
          if (most < 1 || most > MOST) {
            throw Refusal.value("Value " + most + " for MaxNumberOfMessages: must be from 1 to 10");
          }
          Duration hidden =
              request.visibilityTimeout() == null
                  ? queue.rules().visibility()
                  : within(request.visibilityTimeout(), LONGEST_HIDDEN);
          MemoryQueue deadLetters = queue.rules().deadLetters().map(this::queue).orElse(null);
          List<Message> messages =
              queue.receive(most, hidden, deadLetters, clock.instant(), io).stream()
                  .map(MemorySqs::message)
                  .toList();
          return ReceiveMessageResponse.builder().messages(messages).build();
        });
  }

  private static Message message(MemoryQueue.Lying lying) {
    Map<MessageSystemAttributeName, String> about = new EnumMap<>(MessageSystemAttributeName.class);
    about.put(
        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, Integer.toString(lying.received()));
    about.put(
        MessageSystemAttributeName.SENT_TIMESTAMP, Long.toString(lying.sent().toEpochMilli()));
    Instant first = lying.firstReceived();
    if (first != null) {
      about.put(
          MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
          Long.toString(first.toEpochMilli()));
    }
    return Message.builder()
        .messageId(lying.id())
        .body(lying.body())
        .receiptHandle(lying.receipt())
        .messageAttributes(lying.attributes())
        .attributes(about)
        .build();
  }

  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    return step(
        "DeleteMessage",
        request.queueUrl(),
        () -> {
          if (!queue(request.queueUrl()).delete(request.receiptHandle())) {
            throw Refusal.noReceipt();
          }
          return DeleteMessageResponse.builder().build();
        });
  }

  @Override
  public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
    return step(
        "DeleteMessageBatch",
        request.queueUrl(),
        () -> {
          MemoryQueue queue = queue(request.queueUrl());
          List<DeleteMessageBatchRequestEntry> entries = request.entries();
          checked(entries, DeleteMessageBatchRequestEntry::id);
          int done = entries.size() - io.choose(Choice.UNDONE, entries.size() + 1);
          List<DeleteMessageBatchResultEntry> taken = new ArrayList<>();
          List<BatchResultErrorEntry> failed = new ArrayList<>();
          for (int i = 0; i < entries.size(); i++) {
            DeleteMessageBatchRequestEntry each = entries.get(i);
            if (i >= done) {
              failed.add(failed(each.id(), "InternalError", false));
            } else if (queue.delete(each.receiptHandle())) {
              taken.add(DeleteMessageBatchResultEntry.builder().id(each.id()).build());
            } else {
              failed.add(failed(each.id(), "ReceiptHandleIsInvalid", true));
            }
          }
          return DeleteMessageBatchResponse.builder().successful(taken).failed(failed).build();
        });
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    return step(
        "ChangeMessageVisibility",
        request.queueUrl(),
        () -> {
          MemoryQueue queue = queue(request.queueUrl());
          Duration hidden = within(request.visibilityTimeout(), LONGEST_HIDDEN);
          if (!request.receiptHandle().startsWith(queue.name() + "#")) {
            throw Refusal.noReceipt();
          }
          if (!queue.hide(request.receiptHandle(), hidden, clock.instant())) {
            throw refusal(queue, request.receiptHandle());
          }
          return ChangeMessageVisibilityResponse.builder().build();
        });
  }

  /// SQS tells a message that nobody holds from one that is gone.
  private static AwsServiceException refusal(MemoryQueue queue, String handle) {
    return queue.held(handle).isPresent()
        ? Refusal.notInFlight()
        : Refusal.value(
            "The message does not exist or is not available for visibility timeout change");
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    return step(
        "GetQueueAttributes",
        request.queueUrl(),
        () ->
            GetQueueAttributesResponse.builder()
                .attributes(counts(queue(request.queueUrl())))
                .build());
  }

  private Map<QueueAttributeName, String> counts(MemoryQueue queue) {
    Instant now = clock.instant();
    List<MemoryQueue.Lying> all = queue.all();
    long ready = all.stream().filter(each -> each.isReady(now)).count();
    long delayed =
        all.stream().filter(each -> !each.isReady(now) && each.receipt().isEmpty()).count();
    Map<QueueAttributeName, String> counts = new EnumMap<>(QueueAttributeName.class);
    counts.put(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:000000000000:" + queue.name());
    counts.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, Long.toString(ready));
    counts.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, Long.toString(delayed));
    counts.put(
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
        Long.toString(all.size() - ready - delayed));
    return counts;
  }

  @Override
  public PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
    return step(
        "PurgeQueue",
        request.queueUrl(),
        () -> {
          queue(request.queueUrl()).purge();
          return PurgeQueueResponse.builder().build();
        });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
