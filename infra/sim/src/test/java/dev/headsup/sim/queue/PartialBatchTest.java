package dev.headsup.sim.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.sim.Io;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// A4: of a batch of ten, whichever of its 1,024 subsets fails, exactly that one is handed over
/// again and the rest never.
class PartialBatchTest {
  private static final Pattern FAILED = Pattern.compile("\"itemIdentifier\":\"([^\"]+)\"");

  private Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private final MemorySqs sqs = new MemorySqs(() -> now, Io.CALM);

  @Test
  void everySubsetThatFailsComesAgainAlone() throws IOException {
    for (int subset = 0; subset < 1024; subset++) {
      String url = queue("batch-" + subset);
      Map<String, Integer> runs = new TreeMap<>();

      List<Message> first = receive(url);
      work(url, first, subset, runs);
      now = now.plus(Duration.ofSeconds(31));
      List<Message> second = receive(url);
      work(url, second, 0, runs);

      int failing = subset;
      List<String> expected =
          IntStream.range(0, 10)
              .filter(i -> (failing & 1 << i) != 0)
              .mapToObj(Integer::toString)
              .toList();
      assertThat(second).extracting(Message::body).containsExactlyElementsOf(expected);
      runs.forEach((body, count) ->
          assertThat(count).as("runs of %s", body).isEqualTo(expected.contains(body) ? 2 : 1));
      assertThat(sqs.peek(url)).isEmpty();
    }
  }

  private String queue(String name) {
    String url = sqs.createQueue(queue -> queue.queueName(name)).queueUrl();
    sqs.sendMessageBatch(batch ->
        batch
            .queueUrl(url)
            .entries(
                IntStream.range(0, 10)
                    .mapToObj(i ->
                        SendMessageBatchRequestEntry.builder()
                            .id("e" + i)
                            .messageBody(Integer.toString(i))
                            .build())
                    .toList()));
    return url;
  }

  private List<Message> receive(String url) {
    return sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10)).messages();
  }

  /// What a function does with a batch, and Lambda with its answer.
  private void work(String url, List<Message> messages, int subset, Map<String, Integer> runs)
      throws IOException {
    List<String> failed = new ArrayList<>();
    for (SqsBatch.Record each : SqsBatch.read(event(messages)).records()) {
      runs.merge(each.body(), 1, Integer::sum);
      if ((subset & 1 << Integer.parseInt(each.body())) != 0) {
        failed.add(each.messageId());
      }
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    SqsBatch.writeFailures(answer, failed);
    List<String> again =
        FAILED
            .matcher(answer.toString(StandardCharsets.UTF_8))
            .results()
            .map(found -> found.group(1))
            .toList();
    for (Message message : messages) {
      if (!again.contains(message.messageId())) {
        sqs.deleteMessage(one -> one.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
  }

  private static ByteArrayInputStream event(List<Message> messages) {
    List<String> records =
        messages.stream()
            .map(message ->
                "{\"messageId\":\"%s\",\"body\":\"%s\"}"
                    .formatted(message.messageId(), message.body()))
            .toList();
    String event = "{\"Records\":[" + String.join(",", records) + "]}";
    return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
  }
}
