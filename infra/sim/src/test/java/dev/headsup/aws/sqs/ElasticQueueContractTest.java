package dev.headsup.aws.sqs;

import dev.headsup.sim.queue.ElasticMq;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queue on ElasticMQ, in this JVM.
final class ElasticQueueContractTest extends QueueContract {
  private static final ElasticMq SERVER = ElasticMq.start();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Override
  SqsClient client() {
    return SERVER.client();
  }
}
