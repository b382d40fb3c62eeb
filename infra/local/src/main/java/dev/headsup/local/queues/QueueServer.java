package dev.headsup.local.queues;

import dev.headsup.local.template.Queue;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/// The queues of a template on an embedded ElasticMQ, on a free port of the loopback interface.
public final class QueueServer implements AutoCloseable {
  /// Also the answer to `AWS::AccountId`.
  public static final String ACCOUNT = "000000000000";

  public static final String REGION = "us-east-1";

  private final SQSRestServer server;
  private final URI endpoint;
  private final Map<String, String> urls = new LinkedHashMap<>();

  private QueueServer(SQSRestServer server) {
    this.server = server;
    int port = server.waitUntilStarted().localAddress().getPort();
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  public static QueueServer start() {
    return new QueueServer(
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(REGION)
            .withAWSAccountId(ACCOUNT)
            .start());
  }

  public URI endpoint() {
    return endpoint;
  }

  /// Creates every queue, dead-letter queues first, with visibility, retention and redrive.
  public void create(Template template, SqsClient client) {
    for (Queue queue : template.queues()) {
      if (queue.redrive().isEmpty()) {
        create(template, queue, client);
      }
    }
    for (Queue queue : template.queues()) {
      if (queue.redrive().isPresent()) {
        create(template, queue, client);
      }
    }
  }

  /// The URL of a queue by its logical id.
  public Optional<String> url(String logicalId) {
    return Optional.ofNullable(urls.get(logicalId));
  }

  /// The ARN of a queue by its logical id.
  public static String arn(String name) {
    return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + name;
  }

  /// How many messages lie in a queue, those in somebody's hands too.
  public int size(String logicalId, SqsClient client) {
    Map<QueueAttributeName, String> counts =
        client
            .getQueueAttributes(request ->
                request.queueUrl(urls.get(logicalId)).attributeNames(QueueAttributeName.ALL))
            .attributes();
    return List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
        .stream()
        .mapToInt(name -> Integer.parseInt(counts.getOrDefault(name, "0")))
        .sum();
  }

  /// Opens the journal at `path`, sends again what it holds unfinished, and keeps it from here on.
  /// Until all is sent again the old journal stays in its place, so a kill in between loses
  /// nothing.
  public Journal recover(Path path, Template template, SqsClient client, Traffic traffic)
      throws IOException {
    List<Journal.Unfinished> unfinished = Journal.unfinished(path);
    Journal journal = Journal.begin(path);
    for (Journal.Unfinished message : unfinished) {
      Queue queue =
          template.queues().stream()
              .filter(known -> known.name().equals(message.queue()))
              .findFirst()
              .orElseThrow(() ->
                  new IOException(
                      "the journal holds a message for " + message.queue() + ": no such queue"));
      String url = urls.get(queue.id());
      SendMessageResponse sent =
          client.sendMessage(request -> request.queueUrl(url).messageBody(message.body()));
      journal.sent(message.queue(), sent.messageId(), message.body());
      if (queue.redrive().isPresent()) {
        // A dead letter lies still; only what somebody works on is under way.
        traffic.sent(message.queue(), sent.messageId());
      }
    }
    Journal.replace(path);
    return journal;
  }

  @Override
  public void close() {
    server.stopAndWait();
  }

  private void create(Template template, Queue queue, SqsClient client) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(queue.visibility().toSeconds()));
    attributes.put(
        QueueAttributeName.MESSAGE_RETENTION_PERIOD, String.valueOf(queue.retention().toSeconds()));
    queue
        .redrive()
        .ifPresent(redrive ->
            attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                    .formatted(
                        arn(template.queue(redrive.deadLetters()).orElseThrow().name()),
                        redrive.maxReceives())));
    urls.put(
        queue.id(),
        client
            .createQueue(request -> request.queueName(queue.name()).attributes(attributes))
            .queueUrl());
  }
}
