package dev.headsup.aws.sqs;

import dev.headsup.aws.Endpoints;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queue against an endpoint that the environment names.
final class EndpointQueueContractTest extends QueueContract {
  private static String given = "";

  @BeforeAll
  static void onlyWhenGiven() {
    given = Endpoints.given("SQS");
  }

  @Override
  SqsClient client() {
    return Endpoints.clients(given).sqs();
  }
}
