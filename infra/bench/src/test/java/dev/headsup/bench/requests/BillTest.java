package dev.headsup.bench.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class BillTest {
  private static final Counts COUNTS =
      new Counts(
          Map.of(
              "http POST", 50L,
              "lambda IngestFunction", 50L,
              "lambda TelemetryFunction", 1L,
              "sqs SendMessageBatch", 50L,
              "sqs ReceiveMessage", 5L,
              "sqs DeleteMessageBatch", 5L,
              "dynamodb BatchGetItem", 4L,
              "s3 PutObject", 1L),
          Map.of("ActivityTable", 334.0),
          Map.of("ActivityTable", 334.0),
          Map.of("ActivityTable", 334L));

  @Test
  void eachServiceCostsItsListPrice() {
    Bill bill = Bill.perMillion(COUNTS, 6_000);

    assertThat(bill.http()).isCloseTo(0.05, within(1e-9));
    assertThat(bill.lambdaRequests()).isCloseTo(0.0102, within(1e-9));
    assertThat(bill.sqs()).isCloseTo(0.024, within(1e-9));
    assertThat(bill.dynamo()).isCloseTo(0.2505, within(1e-9));
    assertThat(bill.s3()).isCloseTo(0.005, within(1e-9));
    assertThat(bill.total())
        .isCloseTo(
            bill.http()
                + bill.lambdaRequests()
                + bill.lambdaTime()
                + bill.sqs()
                + bill.dynamo()
                + bill.s3(),
            within(1e-12));
  }

  @Test
  void aReceiveOfMoreThan64KilobytesCountsTwice() {
    assertThat(Bill.perMillion(COUNTS, 7_000).sqs()).isCloseTo(0.026, within(1e-9));
  }
}
