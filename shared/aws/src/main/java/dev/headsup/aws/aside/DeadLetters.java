package dev.headsup.aws.aside;

import dev.headsup.aws.sqs.QueueSender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// The dead letters of one queue.
///
/// A letter that is replayed is on its queue before it is deleted here: stopped in between, it is
/// there twice, which every reader of our queues bears. Two people who replay at once do no harm
/// for the same reason.
public final class DeadLetters {
  /// What one call takes.
  private static final int BATCH = 10;

  /// For how long a letter that was looked at is hidden from the next call, in seconds. It is shown
  /// again at the end of the walk.
  private static final int HIDDEN = 300;

  /// SQS answers a call that does not wait out of a part of its servers only.
  private static final int WAIT_SECONDS = 1;

  private final SqsClient client;
  private final String deadUrl;
  private final QueueSender source;

  /// @param deadUrl the URL of the dead-letter queue
  /// @param sourceUrl the URL of the queue that its letters came from
  public DeadLetters(SqsClient client, String deadUrl, String sourceUrl) {
    this.client = client;
    this.deadUrl = deadUrl;
    this.source = new QueueSender(client, sourceUrl);
  }

  /// A dead letter.
  ///
  /// @param id the id that the queue gave it, the same as before it died
  /// @param sent when it was first queued
  public record Letter(String id, String body, Instant sent) {}

  /// What becomes of a letter.
  public enum Fate {
    /// It stays where it is.
    KEEP,
    /// It goes back to its queue.
    REPLAY,
    /// It is deleted.
    DROP
  }

  /// Shows letters one after the other, each once, and does with each what is said.
  ///
  /// @param most how many to look at, at most
  /// @return how many were looked at
  public int walk(int most, Function<Letter, Fate> fate) {
    Set<String> seen = new HashSet<>();
    List<Message> kept = new ArrayList<>();
    try {
      while (seen.size() < most) {
        List<Message> batch = receive(Math.min(BATCH, most - seen.size()));
        List<Message> fresh =
            batch.stream().filter(message -> seen.add(message.messageId())).toList();
        batch.stream().filter(message -> !fresh.contains(message)).forEach(kept::add);
        if (fresh.isEmpty()) {
          break;
        }
        judge(fresh, fate, kept);
      }
    } finally {
      show(kept);
    }
    return seen.size();
  }

  private void judge(List<Message> batch, Function<Letter, Fate> fate, List<Message> kept) {
    List<Message> replayed = new ArrayList<>();
    List<Message> gone = new ArrayList<>();
    int judged = 0;
    try {
      for (Message message : batch) {
        switch (fate.apply(letter(message))) {
          case KEEP -> kept.add(message);
          case DROP -> gone.add(message);
          case REPLAY -> replayed.add(message);
        }
        judged++;
      }
      if (!replayed.isEmpty()) {
        source.send(replayed.stream().map(Message::body).toList());
        gone.addAll(replayed);
        replayed.clear();
      }
    } finally {
      // Whatever went wrong: what is not done is shown again.
      kept.addAll(replayed);
      kept.addAll(batch.subList(judged, batch.size()));
      delete(gone);
    }
  }

  private static Letter letter(Message message) {
    String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return new Letter(
        message.messageId(),
        message.body(),
        sent == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(sent)));
  }

  private List<Message> receive(int most) {
    return client
        .receiveMessage(request ->
            request
                .queueUrl(deadUrl)
                .maxNumberOfMessages(most)
                .waitTimeSeconds(WAIT_SECONDS)
                .visibilityTimeout(HIDDEN)
                .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
        .messages();
  }

  private void delete(List<Message> gone) {
    if (gone.isEmpty()) {
      return;
    }
    List<BatchResultErrorEntry> failed =
        client
            .deleteMessageBatch(request ->
                request
                    .queueUrl(deadUrl)
                    .entries(
                        gone.stream()
                            .map(message ->
                                DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()))
            .failed();
    if (!failed.isEmpty()) {
      throw new IllegalStateException(
          failed.size()
              + " letters could not be deleted and will be shown again: "
              + failed.getFirst().code());
    }
  }

  private void show(List<Message> kept) {
    for (int from = 0; from < kept.size(); from += BATCH) {
      List<Message> part = kept.subList(from, Math.min(from + BATCH, kept.size()));
      client.changeMessageVisibilityBatch(request ->
          request
              .queueUrl(deadUrl)
              .entries(
                  part.stream()
                      .map(message ->
                          ChangeMessageVisibilityBatchRequestEntry.builder()
                              .id(message.messageId())
                              .receiptHandle(message.receiptHandle())
                              .visibilityTimeout(0)
                              .build())
                      .toList()));
    }
  }
}
