package dev.headsup.sim.queue;

import dev.headsup.aws.Endpoints;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;

/// ElasticMQ in this JVM, for comparison.
public final class ElasticMq implements AutoCloseable {
  private final SQSRestServer server;
  private final SqsClient client;

  private ElasticMq(SQSRestServer server) {
    this.server = server;
    int port = server.waitUntilStarted().localAddress().getPort();
    client = Endpoints.clients("http://127.0.0.1:" + port).sqs();
  }

  /// Starts one on a free port.
  public static ElasticMq start() {
    return new ElasticMq(
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion("us-east-1")
            .withAWSAccountId("000000000000")
            .start());
  }

  /// A client of it, as production builds one.
  public SqsClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    server.stopAndWait();
  }
}
