package dev.headsup.aws.sqs;

import dev.headsup.aws.Endpoints;
import org.junit.jupiter.api.BeforeAll;

/// The queue against LocalStack, on request.
final class LocalStackQueueContractTest extends QueueContract {
  private static String localStack = "";

  @BeforeAll
  static void onlyWhenAsked() {
    localStack = Endpoints.localStack("SQS");
  }

  @Override
  String endpoint() {
    return localStack;
  }
}
