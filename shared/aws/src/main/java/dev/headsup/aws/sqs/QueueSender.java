package dev.headsup.aws.sqs;

import dev.headsup.aws.Rounds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// Puts messages on one queue, in as few calls as SQS allows: 10 messages and 1 MB a call. Safe for
/// use by many threads. A repeat after an exception doubles messages; their readers must bear that,
/// as they must with any queue that delivers at least once.
public final class QueueSender {
  /// How many messages one call takes.
  public static final int MOST_MESSAGES = 10;

  /// How many bytes one call takes; SQS allows 1,048,576 with the names of the entries.
  public static final int MOST_BYTES = 1_000_000;

  private final SqsClient client;
  private final String queueUrl;
  private final Duration delay;

  /// @param queueUrl the queue's URL, as SQS gave it
  public QueueSender(SqsClient client, String queueUrl) {
    this(client, queueUrl, Duration.ZERO);
  }

  /// @param delay how long messages are not to be seen; whole seconds, at most 15 minutes
  public QueueSender(SqsClient client, String queueUrl, Duration delay) {
    this.client = client;
    this.queueUrl = queueUrl;
    this.delay = delay;
  }

  /// A message and its size in bytes.
  private record Sized(String body, int bytes) {}

  /// Sends messages; when it returns, SQS has all of them. One that SQS did not take, but others of
  /// its call it did, is sent again alone.
  ///
  /// @throws IllegalArgumentException when one is larger than [#MOST_BYTES]; nothing is sent then
  /// @throws QueueThrottled when SQS asks to come more slowly, after the client's own tries
  /// @throws IllegalStateException when SQS refuses one, or takes it in none of several rounds
  public void send(List<String> bodies) {
    List<Sized> sized = bodies.stream().map(QueueSender::sized).toList();
    List<String> batch = new ArrayList<>();
    int bytes = 0;
    for (Sized each : sized) {
      if (batch.size() == MOST_MESSAGES || bytes + each.bytes() > MOST_BYTES) {
        sendBatch(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(each.body());
      bytes += each.bytes();
    }
    if (!batch.isEmpty()) {
      sendBatch(batch);
    }
  }

  private static Sized sized(String body) {
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "A message of " + bytes + " bytes; a queue takes " + MOST_BYTES);
    }
    return new Sized(body, bytes);
  }

  private void sendBatch(List<String> bodies) {
    List<SendMessageBatchRequestEntry> left = new ArrayList<>();
    for (int place = 0; place < bodies.size(); place++) {
      left.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(place))
              .messageBody(bodies.get(place))
              .delaySeconds(delay.isZero() ? null : Math.toIntExact(delay.toSeconds()))
              .build());
    }
    try {
      Rounds.until("Queueing " + bodies.size() + " messages", () -> round(left));
    } catch (SdkServiceException e) {
      throw e.isThrottlingException() ? new QueueThrottled(e) : e;
    }
  }

  private boolean round(List<SendMessageBatchRequestEntry> left) {
    SendMessageBatchResponse answer =
        client.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(List.copyOf(left)));
    Set<String> failed = new HashSet<>();
    for (BatchResultErrorEntry error : answer.failed()) {
      if (Boolean.TRUE.equals(error.senderFault())) {
        throw new IllegalStateException(
            "SQS refused a message: " + error.code() + " " + error.message());
      }
      failed.add(error.id());
    }
    left.removeIf(entry -> !failed.contains(entry.id()));
    return left.isEmpty();
  }
}
