package dev.headsup.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// What the sender and a real queue keep to together.
abstract class QueueContract {
  abstract SqsClient client();

  private static List<String> receivedAll(SqsClient client, String url, int count) {
    List<String> received = new ArrayList<>();
    for (int poll = 0; poll < 30 && received.size() < count; poll++) {
      List<Message> messages =
          client
              .receiveMessage(
                  request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
              .messages();
      messages.forEach(message -> {
        received.add(message.body());
        client.deleteMessage(
            request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      });
    }
    return received;
  }

  @Test
  void everyMessageArrivesAsItWasSent() {
    SqsClient client = client();
    String url =
        client
            .createQueue(request -> request.queueName("contract-" + UUID.randomUUID()))
            .queueUrl();
    List<String> bodies =
        Stream.concat(
                IntStream.range(0, 23).mapToObj(i -> "{\"v\":1,\"text\":\"Grüße €" + i + "\"}"),
                IntStream.range(0, 5).mapToObj(i -> i + "x".repeat(200_000)))
            .toList();

    new QueueSender(client, url).send(bodies);

    assertThat(receivedAll(client, url, bodies.size())).containsExactlyInAnyOrderElementsOf(bodies);
  }
}
