package dev.headsup.local.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.aside.DeadLetters;
import dev.headsup.aws.aside.DeadLetters.Fate;
import dev.headsup.aws.sqs.QueueSender;
import dev.headsup.local.queues.Journal.Unfinished;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What the page Put aside does with dead letters is still so after a restart.
final class SendsTest {
  private final QueueServer server = QueueServer.start();
  private final Template template =
      Template.parse(
          "test",
          """
          Resources:
            Work:
              Type: AWS::SQS::Queue
              Properties:
                RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 }
            Dead: { Type: AWS::SQS::Queue }
          """,
          Map.of());
  private Path file;
  private Journal journal;
  private SqsClient console;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    file = folder.resolve("queues.journal");
    AwsClients plain = clients(List.of());
    server.create(template, plain.sqs());
    journal = Journal.begin(file);
    Journal.replace(file);
    QueueLog log = new QueueLog(new Traffic(), journal);
    console = clients(List.of(new Sends(log))).sqs();
    new QueueSender(console, url("Dead")).send(List.of("one", "two", "three"));
  }

  @AfterEach
  void stop() {
    journal.close();
    server.close();
  }

  private AwsClients clients(
      List<software.amazon.awssdk.core.interceptor.ExecutionInterceptor> interceptors) {
    return new AwsClients(
        Map.of(
            "AWS_ENDPOINT_URL", server.endpoint().toString(),
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local"),
        interceptors);
  }

  private String url(String queue) {
    return server.url(queue).orElseThrow();
  }

  @Test
  void whatWasReplayedOrDroppedByThePageDoesNotComeBackAsADeadLetter() throws IOException {
    new DeadLetters(console, url("Dead"), url("Work"))
        .walk(
            10,
            letter ->
                switch (letter.body()) {
                  case "one" -> Fate.REPLAY;
                  case "two" -> Fate.DROP;
                  default -> Fate.KEEP;
                });

    assertThat(Journal.unfinished(file))
        .extracting(Unfinished::body)
        .containsExactlyInAnyOrder("one", "three");
    assertThat(Journal.unfinished(file))
        .filteredOn(message -> message.body().equals("one"))
        .as("it is work again")
        .extracting(Unfinished::queue)
        .allMatch(queue -> url("Work").endsWith(queue));
  }
}
