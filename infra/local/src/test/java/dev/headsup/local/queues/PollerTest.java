package dev.headsup.local.queues;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.aws.AwsClients;
import dev.headsup.local.lambda.LocalFunction;
import dev.headsup.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

final class PollerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofSeconds(20);

  private final QueueServer server = QueueServer.start();
  private final Traffic traffic = new Traffic();
  private final QueueLog log = new QueueLog(traffic, null);
  private final SqsClient plain = clients(List.of()).sqs();
  private final SqsClient sender = clients(List.of(new Sends(log))).sqs();
  private final List<Poller> pollers = new ArrayList<>();

  /// The bodies of each call, in order.
  private final List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());

  private AwsClients clients(
      List<software.amazon.awssdk.core.interceptor.ExecutionInterceptor> interceptors) {
    return new AwsClients(
        Map.of(
            "AWS_ENDPOINT_URL", server.endpoint().toString(),
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local"),
        interceptors);
  }

  @AfterEach
  void stop() {
    pollers.forEach(Poller::close);
    server.close();
  }

  private interface Answer {
    String to(List<String> bodies, JsonNode event) throws Exception;
  }

  private String start(String mapping, int visibility, int maxReceives, Answer answer) {
    Template template =
        Template.parse(
            "test",
            """
            Resources:
              Work:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: %d
                  RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: %d }
              Dead: { Type: AWS::SQS::Queue }
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: none
                  Timeout: 3
                  Events:
                    Queue: { Type: SQS, Properties: { Queue: !GetAtt Work.Arn, %s } }
            """
                .formatted(visibility, maxReceives, mapping),
            Map.of());
    server.create(template, plain);
    RequestStreamHandler handler =
        (in, out, context) -> {
          JsonNode event = JSON.readTree(in);
          List<String> bodies = new ArrayList<>();
          event.path("Records").forEach(record -> bodies.add(record.path("body").asText()));
          calls.add(bodies);
          try {
            out.write(answer.to(bodies, event).getBytes(StandardCharsets.UTF_8));
          } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
          }
        };
    LocalFunction function = new LocalFunction(template.functions().getFirst(), () -> handler);
    String url = server.url("Work").orElseThrow();
    Poller poller =
        new Poller(
            template.functions().getFirst().queueSources().getFirst(),
            template.queue("Work").orElseThrow(),
            url,
            "Dead",
            function,
            plain,
            log,
            traffic);
    pollers.add(poller);
    poller.start();
    return url;
  }

  private void send(String url, String... bodies) {
    sender.sendMessageBatch(batch ->
        batch
            .queueUrl(url)
            .entries(
                IntStream.range(0, bodies.length)
                    .mapToObj(i ->
                        SendMessageBatchRequestEntry.builder()
                            .id("e" + i)
                            .messageBody(bodies[i])
                            .build())
                    .toList()));
  }

  private static String id(JsonNode event, String body) {
    for (JsonNode record : event.path("Records")) {
      if (record.path("body").asText().equals(body)) {
        return record.path("messageId").asText();
      }
    }
    throw new IllegalArgumentException(body + " is not in the batch");
  }

  private long times(String body) {
    return calls.stream().flatMap(List::stream).filter(body::equals).count();
  }

  @Test
  void whatSucceedsIsDeletedAndAHurriedBatchDoesNotWaitForItsWindow() {
    String url =
        start("BatchSize: 100, MaximumBatchingWindowInSeconds: 60", 30, 3, (bodies, event) -> "");
    send(url, "a", "b", "c");

    assertThat(traffic.awaitEmpty(LONG)).isTrue();
    assertThat(calls.stream().flatMap(List::stream)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(server.size("Work", plain)).isZero();
  }

  @Test
  void aBatchGathersMoreThanOneReceiveWithinItsWindow() throws InterruptedException {
    String url =
        start("BatchSize: 25, MaximumBatchingWindowInSeconds: 60", 30, 3, (bodies, event) -> "");
    for (int part = 0; part < 5; part++) {
      send(
          url,
          IntStream.range(part * 5, part * 5 + 5).mapToObj(String::valueOf).toArray(String[]::new));
    }
    // Nobody hurries: only the full batch can end the wait.
    for (int i = 0; i < 200 && calls.isEmpty(); i++) {
      Thread.sleep(50);
    }

    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst()).hasSize(25);
  }

  @Test
  void onlyTheReportedFailuresComeAgain() {
    String url =
        start(
            "FunctionResponseTypes: [ReportBatchItemFailures]",
            1,
            5,
            (bodies, event) ->
                bodies.contains("bad") && times("bad") == 1
                    ? "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + id(event, "bad") + "\"}]}"
                    : "{\"batchItemFailures\":[]}");
    send(url, "good", "bad");

    assertThat(traffic.awaitEmpty(LONG)).isTrue();
    assertThat(times("good")).isEqualTo(1);
    assertThat(times("bad")).isEqualTo(2);
  }

  @Test
  void anExceptionLetsTheWholeBatchComeAgain() {
    AtomicInteger failures = new AtomicInteger();
    String url =
        start(
            "FunctionResponseTypes: [ReportBatchItemFailures]",
            1,
            5,
            (bodies, event) -> {
              if (failures.getAndIncrement() == 0) {
                throw new IllegalStateException("broken");
              }
              return "{}";
            });
    send(url, "a");

    assertThat(traffic.awaitEmpty(LONG)).isTrue();
    assertThat(times("a")).isEqualTo(2);
  }

  @Test
  void anAnswerThatIsNotValidLetsTheWholeBatchComeAgain() {
    List<String> answers =
        List.of("no json", "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}", "[]", "{}");
    AtomicInteger call = new AtomicInteger();
    String url =
        start(
            "FunctionResponseTypes: [ReportBatchItemFailures]",
            1,
            9,
            (bodies, event) -> answers.get(call.getAndIncrement()));
    send(url, "a");

    assertThat(traffic.awaitEmpty(LONG)).isTrue();
    assertThat(times("a")).isEqualTo(4);
  }

  @Test
  void aTimeoutIsAFailure() {
    String url =
        start(
            "BatchSize: 10",
            4,
            5,
            (bodies, event) -> {
              if (calls.size() == 1) {
                Thread.sleep(10_000);
              }
              return "";
            });
    send(url, "slow");

    assertThat(traffic.awaitEmpty(LONG)).isTrue();
    assertThat(times("slow")).isEqualTo(2);
  }

  @Test
  void afterItsLastReceiveAMessageIsADeadLetterAndNoLongerUnderWay() throws InterruptedException {
    String url =
        start(
            "BatchSize: 10",
            1,
            2,
            (bodies, event) -> {
              throw new IllegalStateException("always");
            });
    send(url, "poison");

    assertThat(traffic.awaitEmpty(LONG)).isTrue();
    assertThat(times("poison")).isEqualTo(2);
    // ElasticMQ moves it when it would be received for the third time.
    for (int i = 0; i < 100 && server.size("Dead", plain) == 0; i++) {
      Thread.sleep(50);
    }
    assertThat(server.size("Dead", plain)).isEqualTo(1);
    assertThat(server.size("Work", plain)).isZero();
  }

  @Test
  void noMoreBatchesRunAtOnceThanTheTemplateAllows() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch twoAtOnce = new CountDownLatch(2);
    String url =
        start(
            "BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 }",
            30,
            3,
            (bodies, event) -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              twoAtOnce.countDown();
              Thread.sleep(100);
              running.decrementAndGet();
              return "";
            });
    send(url, "a", "b", "c", "d", "e", "f");

    assertThat(twoAtOnce.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(traffic.awaitEmpty(LONG)).isTrue();
    assertThat(most).hasValue(2);
    assertThat(calls).hasSize(6);
  }

  @Test
  void waitingForAMessageInRetryEndsWithItsTime() {
    String url =
        start(
            "BatchSize: 10",
            30,
            5,
            (bodies, event) -> {
              throw new IllegalStateException("always");
            });
    send(url, "a");

    assertThat(traffic.awaitQuiet(LONG)).isTrue();
    assertThat(traffic.awaitEmpty(Duration.ofMillis(100))).isFalse();
    assertThat(traffic.underWay()).isEqualTo(Map.of("Work", 1));
  }
}
