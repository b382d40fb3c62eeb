package dev.headsup.aws.sqs;

import dev.headsup.aws.Endpoints;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queue against LocalStack, on request.
final class LocalStackQueueContractTest extends QueueContract {
  private static String localStack = "";

  @BeforeAll
  static void onlyWhenAsked() {
    localStack = Endpoints.localStack("SQS");
  }

  @Override
  SqsClient client() {
    return Endpoints.clients(localStack).sqs();
  }
}
