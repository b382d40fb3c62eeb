package dev.headsup.sim.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.sim.Choice;
import dev.headsup.sim.Chosen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// What SQS may do and ElasticMQ never does, and what time does to messages.
class MemorySqsTest {
  private Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private final Chosen io = new Chosen();
  private final MemorySqs sqs = new MemorySqs(() -> now, io);
  private final String dead = sqs.createQueue(queue -> queue.queueName("dead")).queueUrl();
  private final String live =
      sqs.createQueue(queue ->
              queue
                  .queueName("live")
                  .attributes(
                      Map.of(
                          QueueAttributeName.VISIBILITY_TIMEOUT, "60",
                          QueueAttributeName.MESSAGE_RETENTION_PERIOD, "3600",
                          QueueAttributeName.REDRIVE_POLICY,
                              "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:0:dead\","
                                  + "\"maxReceiveCount\":2}")))
          .queueUrl();

  private void send(String body) {
    sqs.sendMessage(message -> message.queueUrl(live).messageBody(body));
  }

  private List<Message> receive(String url) {
    return sqs.receiveMessage(all -> all.queueUrl(url).maxNumberOfMessages(10)).messages();
  }

  private List<String> bodies(String url) {
    return receive(url).stream().map(Message::body).toList();
  }

  @Test
  void aReceivedMessageIsOutOfSightForItsTime() {
    send("a");

    assertThat(bodies(live)).containsExactly("a");
    assertThat(bodies(live)).isEmpty();
    now = now.plus(Duration.ofSeconds(60));
    assertThat(bodies(live)).containsExactly("a");
  }

  @Test
  void whatWasReceivedTwiceGoesToTheDeadLetters() {
    send("a");
    for (int i = 0; i < 2; i++) {
      assertThat(bodies(live)).containsExactly("a");
      now = now.plus(Duration.ofMinutes(2));
    }

    assertThat(bodies(live)).isEmpty();
    assertThat(bodies(dead)).containsExactly("a");
  }

  @Test
  void aMessageMayComeInAnyOrderAndTwice() {
    send("a");
    send("b");
    io.take(Choice.NEXT, 1);
    assertThat(bodies(live)).containsExactly("b", "a");

    io.take(Choice.TWICE, 1);
    send("c");
    Message first = receive(live).getFirst();
    sqs.deleteMessage(one -> one.queueUrl(live).receiptHandle(first.receiptHandle()));
    io.take(Choice.TWICE, 0);
    assertThat(receive(live)).extracting(Message::messageId).contains(first.messageId());
  }

  @Test
  void anOlderReceiptDeletesNothing() {
    send("a");
    Message before = receive(live).getFirst();
    now = now.plus(Duration.ofMinutes(2));
    receive(live);

    sqs.deleteMessage(one -> one.queueUrl(live).receiptHandle(before.receiptHandle()));

    assertThat(sqs.peek("live")).hasSize(1);
  }

  @Test
  void whatABatchDoesNotTakeIsNamed() {
    io.take(Choice.UNDONE, 1);

    var answer =
        sqs.sendMessageBatch(batch ->
            batch
                .queueUrl(live)
                .entries(
                    SendMessageBatchRequestEntry.builder().id("1").messageBody("a").build(),
                    SendMessageBatchRequestEntry.builder().id("2").messageBody("b").build()));

    assertThat(answer.failed()).extracting(each -> each.id()).containsExactly("2");
    assertThat(sqs.peek("live")).extracting(Peek::body).containsExactly("a");
  }

  @Test
  void aMessagePastItsTimeIsGone() {
    send("a");
    now = now.plus(Duration.ofHours(1));

    assertThat(bodies(live)).isEmpty();
    assertThat(sqs.peek("live")).isEmpty();
  }
}
