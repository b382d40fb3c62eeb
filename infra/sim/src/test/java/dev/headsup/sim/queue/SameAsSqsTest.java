package dev.headsup.sim.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.sim.Io;
import dev.headsup.sim.Runs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Q3: the simulator's queue and ElasticMQ answer the same to requests that are made up from a
/// seed: sends, receives with their counts, deletes, visibility and dead letters. Which of several
/// messages comes first nobody promises, so all that is ready is received at once and compared as a
/// set.
class SameAsSqsTest {
  /// Requests of one seed, on queues of its own.
  private static final int EACH = 100;

  private static final ElasticMq SERVER = ElasticMq.start();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void theyAnswerTheSame() {
    long first = Runs.seed();
    List<String> differences = new ArrayList<>();
    for (long seed = first; seed < first + Runs.of(3, 50); seed++) {
      compare(
              seed,
              new Side(SERVER.client(), seed),
              new Side(new MemorySqs(InstantSource.system(), Io.CALM), seed))
          .ifPresent(differences::add);
    }

    assertThat(differences).as("the first difference of each seed").isEmpty();
  }

  private static Optional<String> compare(long seed, Side real, Side fake) {
    Random random = new Random(seed);
    for (int number = 0; number < EACH; number++) {
      int kind = random.nextInt(12);
      long draw = random.nextLong();
      String expected = real.run(kind, new Random(draw));
      String was = fake.run(kind, new Random(draw));
      if (!was.equals(expected)) {
        return Optional.of(
            "seed %d, request %d of kind %d: ElasticMQ %s, memory %s%n"
                .formatted(seed, number, kind, expected, was));
      }
    }
    return Optional.empty();
  }

  /// One of both, with what it has handed out.
  private static final class Side {
    private final SqsClient client;
    private final String dead;
    private final String url;
    // By body: which message it was is the same on both sides, its ids are not.
    private final Map<String, String> held = new TreeMap<>();
    private int sent;

    Side(SqsClient client, long seed) {
      this.client = client;
      dead = client.createQueue(queue -> queue.queueName("dead-" + seed)).queueUrl();
      String arn = "arn:aws:sqs:us-east-1:000000000000:dead-" + seed;
      url =
          client
              .createQueue(queue ->
                  queue
                      .queueName("live-" + seed)
                      .attributes(
                          Map.of(
                              QueueAttributeName.VISIBILITY_TIMEOUT,
                              "600",
                              QueueAttributeName.REDRIVE_POLICY,
                              "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":3}"
                                  .formatted(arn))))
              .queueUrl();
    }

    String run(int kind, Random random) {
      try {
        return switch (kind) {
          case 0, 1 -> send(random.nextInt(20) == 0 ? "" : "m" + sent++, random);
          case 2, 3 -> sendBatch(1 + random.nextInt(11), false);
          case 4, 5, 6 -> received(url);
          case 7 -> received(dead);
          case 8 -> deleteOne(random);
          case 9 -> deleteBatch(random);
          case 10 -> show(random);
          default -> wrong(random);
        };
      } catch (AwsServiceException refused) {
        // SQS says InvalidParameterValue, which has no class of its own; ElasticMQ says
        // InvalidAttributeValue.
        return refused.awsErrorDetails().errorCode().matches("Invalid(Parameter|Attribute)Value")
            ? "invalid value"
            : refused.getClass().getSimpleName();
      }
    }

    private String send(String body, Random random) {
      boolean delayed = random.nextInt(10) == 0;
      client.sendMessage(
          message -> message.queueUrl(url).messageBody(body).delaySeconds(delayed ? 600 : null));
      return "sent";
    }

    private String sendBatch(int size, boolean sameIds) {
      List<SendMessageBatchRequestEntry> entries =
          IntStream.range(0, size)
              .mapToObj(i ->
                  SendMessageBatchRequestEntry.builder()
                      .id(sameIds ? "same" : "e" + i)
                      .messageBody("m" + sent++)
                      .build())
              .toList();
      var answer = client.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries));
      return answer.successful().size() + " sent, " + answer.failed().size() + " not";
    }

    /// Everything that is ready, with its counts.
    private String received(String from) {
      Map<String, String> counts = new TreeMap<>();
      while (true) {
        List<Message> messages =
            client
                .receiveMessage(receive ->
                    receive
                        .queueUrl(from)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        if (messages.isEmpty()) {
          return counts.toString();
        }
        for (Message message : messages) {
          boolean isDead = from.equals(dead);
          counts.put(
              message.body(),
              isDead
                  ? "dead"
                  : message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
          if (!isDead) {
            held.put(message.body(), message.receiptHandle());
          }
        }
      }
    }

    private Optional<String> any(Random random) {
      return held.isEmpty()
          ? Optional.empty()
          : Optional.of(List.copyOf(held.keySet()).get(random.nextInt(held.size())));
    }

    private String deleteOne(Random random) {
      return any(random)
          .map(body -> {
            client.deleteMessage(one -> one.queueUrl(url).receiptHandle(held.remove(body)));
            return "deleted " + body;
          })
          .orElse("none");
    }

    private String deleteBatch(Random random) {
      List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
      for (int i = 0; i < random.nextInt(4); i++) {
        int number = i;
        any(random)
            .ifPresent(body ->
                entries.add(
                    DeleteMessageBatchRequestEntry.builder()
                        .id("e" + number)
                        .receiptHandle(held.remove(body))
                        .build()));
      }
      if (entries.isEmpty()) {
        // SQS refuses an empty batch, ElasticMQ does not.
        return "none";
      }
      return client
              .deleteMessageBatch(batch -> batch.queueUrl(url).entries(entries))
              .successful()
              .size()
          + " deleted";
    }

    /// Gives a message back at once.
    private String show(Random random) {
      Supplier<Optional<String>> one = () -> any(random);
      StringBuilder shown = new StringBuilder("shown");
      for (int i = 0; i < 4; i++) {
        one.get()
            .ifPresent(body -> {
              client.changeMessageVisibility(change ->
                  change.queueUrl(url).receiptHandle(held.remove(body)).visibilityTimeout(0));
              shown.append(' ').append(body);
            });
      }
      return shown.toString();
    }

    private String wrong(Random random) {
      return switch (random.nextInt(3)) {
        case 0 -> {
          client.sendMessage(one -> one.queueUrl(url + "-none").messageBody("x"));
          yield "sent";
        }
        case 1 -> sendBatch(2, true);
        default -> {
          client.receiveMessage(one -> one.queueUrl(url).maxNumberOfMessages(11));
          yield "received";
        }
      };
    }
  }
}
