package dev.headsup.bench.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.bench.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// R6: what each piece of work asks of AWS, to the request. Whoever adds a request changes a line
/// here, and says why it is worth it.
final class WorkTest {
  private static final Work WORK = start();

  @AfterAll
  static void stop() {
    WORK.close();
  }

  @Test
  void aThousandEventsThatAllMatter() throws Exception {
    Counts counts = WORK.thousandEvents();

    assertThat(counts.requests())
        .isEqualTo(
            Map.of(
                "http POST", 50L,
                "lambda IngestFunction", 50L,
                "sqs SendMessageBatch", 50L,
                "sqs ReceiveMessage", 5L,
                "lambda TelemetryFunction", 1L,
                "dynamodb BatchGetItem", 4L,
                "dynamodb BatchExecuteStatement", 14L,
                "dynamodb UpdateItem", 1L, // a part of the key's rate, for the next thousand
                "s3 PutObject", 1L,
                "sqs DeleteMessageBatch", 5L));
    assertThat(counts.total()).as("the budget").isLessThanOrEqualTo(185);
    assertThat(counts.items()).isEqualTo(Map.of("ActivityTable", 334L, "SettingsTable", 1L));
    assertThat(counts.writes())
        .as("one unit a customer, and one for the key's rate")
        .isEqualTo(Map.of("ActivityTable", 334.0, "SettingsTable", 1.0));
    assertThat(counts.reads())
        .as("half a unit a customer: nothing is written that was not read afresh")
        .isEqualTo(Map.of("ActivityTable", 167.0));
  }

  @Test
  void aThousandEventsOfWhichOneInFiveMatters() throws Exception {
    Counts counts = WORK.oneInFiveMatters();

    assertThat(counts.requests())
        .isEqualTo(
            Map.of(
                "http POST", 50L,
                "lambda IngestFunction", 50L,
                "sqs SendMessageBatch", 50L,
                "sqs ReceiveMessage", 5L,
                "lambda TelemetryFunction", 1L,
                "dynamodb BatchGetItem", 1L,
                "dynamodb BatchExecuteStatement", 3L,
                "dynamodb UpdateItem", 1L, // a part of the key's rate, for the next thousand
                "s3 PutObject", 1L,
                "sqs DeleteMessageBatch", 5L));
    assertThat(counts.total()).as("the budget").isLessThanOrEqualTo(170);
    assertThat(counts.writes()).isEqualTo(Map.of("ActivityTable", 67.0, "SettingsTable", 1.0));
    assertThat(counts.reads())
        .as("nobody is read whose events no trigger counts")
        .isEqualTo(Map.of("ActivityTable", 33.5));
  }

  @Test
  void anIdentifyOfAServer() throws Exception {
    Map<String, Long> requests = new HashMap<>(WORK.identify().requests());
    // A part of the key's rate: one request in many pays for it, and the thousand events count it.
    requests.remove("dynamodb UpdateItem");
    assertThat(requests)
        .as("read are the profile, and whom they turned out to be; written are their addresses too")
        .isEqualTo(
            with(
                Map.of(
                    "http POST", 1L,
                    "lambda IngestFunction", 1L,
                    "sqs SendMessageBatch", 1L,
                    "sqs ReceiveMessage", 1L,
                    "lambda TelemetryFunction", 1L,
                    "dynamodb BatchGetItem", 2L,
                    "dynamodb TransactWriteItems", 1L,
                    "s3 PutObject", 1L,
                    "sqs DeleteMessageBatch", 1L),
                "dynamodb BatchExecuteStatement",
                1L));
  }

  @Test
  void aDayOfHistoryPutInOrder() throws Exception {
    Counts counts = WORK.historyInOrder();

    assertThat(counts.requests())
        .as("48 batches; 32 parts and the mark; oldest batch, marks, batches")
        .isEqualTo(
            Map.of(
                "lambda HistoryFunction", 1L,
                "s3 ListObjectsV2", 3L,
                "s3 GetObject", 49L,
                "s3 PutObject", 33L));
  }

  @Test
  void whatAMillionEventsCostStaysWithinTheBudgets() throws Exception {
    double order = Bill.compactionPerMillion(WORK.historyInOrder(), Work.HISTORY).total();

    assertThat(Bill.perMillion(WORK.thousandEvents(), WORK.messageBytes()).total() + order)
        .as("each event matters")
        .isLessThanOrEqualTo(0.35);
    assertThat(Bill.perMillion(WORK.oneInFiveMatters(), WORK.messageBytes()).total() + order)
        .as("one in five matters")
        .isLessThanOrEqualTo(0.15);
    assertThat(order + 1000 * Prices.S3_PUT_OR_LIST).as("the history").isLessThanOrEqualTo(0.02);
  }

  @Test
  void aDecisionToSend() throws Exception {
    Counts counts = WORK.decidedToSend();

    assertThat(counts.requests())
        .as("a service message waits for no ramp; the trigger's customers are counted once a batch")
        .isEqualTo(with(withJob(), "dynamodb UpdateItem", 1L));
    assertThat(counts.items())
        .as("activity, ledger entry with its delivery, rescue")
        .isEqualTo(
            Map.of(
                "ActivityTable", 1L, "OutreachesTable", 2L, "DueTable", 1L, "CountersTable", 1L));
  }

  @Test
  void aDecisionToWait() throws Exception {
    Counts counts = WORK.decidedToWait();

    assertThat(counts.requests())
        .as("those who struggle are counted, once a batch")
        .isEqualTo(with(decision(), "dynamodb UpdateItem", 1L));
    assertThat(counts.items())
        .as("activity, ledger entry, the wait")
        .isEqualTo(
            Map.of(
                "ActivityTable", 1L, "OutreachesTable", 1L, "DueTable", 1L, "CountersTable", 1L));
  }

  @Test
  void aCaseThatAGateStops() throws Exception {
    Counts counts = WORK.stopped();

    assertThat(counts.requests()).isEqualTo(decision());
    assertThat(counts.items()).isEqualTo(Map.of("ActivityTable", 1L, "OutreachesTable", 1L));
  }

  @Test
  void theSameStoppedAgainIsCountedInItsEntry() throws Exception {
    Counts counts = WORK.stoppedAgain();

    assertThat(counts.requests()).isEqualTo(decision());
    assertThat(counts.items()).isEqualTo(Map.of("ActivityTable", 1L, "OutreachesTable", 1L));
  }

  @Test
  void aSweepWithNothingDue() throws Exception {
    assertThat(WORK.emptySweep().requests())
        .as("with the incidents that go on and those that ended this month, whose news may be due")
        .isEqualTo(Map.of("lambda SweepFunction", 1L, "dynamodb Query", 6L));
  }

  @Test
  void aWaitThatIsOverIsHandedOver() throws Exception {
    assertThat(WORK.dueHandedOver().requests())
        .as(
            "with the parts of the product and the numbers that breakers look at, which are read"
                + " every five minutes")
        .isEqualTo(
            Map.of(
                "lambda SweepFunction", 1L,
                "dynamodb Query", 9L,
                "dynamodb BatchGetItem", 1L,
                "sqs SendMessageBatch", 1L,
                "dynamodb BatchWriteItem", 1L));
  }

  @Test
  void aDecisionAfterAWait() throws Exception {
    assertThat(WORK.decidedAfterTheWait().requests())
        .as(
            "the ledger entry is read too, and what surrounds the decision: numbers, incidents,"
                + " brakes")
        .isEqualTo(
            Map.of(
                "sqs ReceiveMessage", 1L,
                "lambda TelemetryFunction", 1L,
                "dynamodb GetItem", 1L,
                "dynamodb BatchGetItem", 5L,
                "dynamodb Query", 3L,
                "dynamodb TransactWriteItems", 1L,
                "dynamodb UpdateItem", 2L,
                "sqs SendMessageBatch", 1L,
                "sqs DeleteMessageBatch", 1L));
  }

  @Test
  void anEmail() throws Exception {
    assertThat(WORK.delivered("Asked By Email").requests())
        .as("what is about to leave is written down outside of the tables, for a restore")
        .isEqualTo(with(delivery("sesv2 SendEmail"), "s3 PutObject", 1L));
  }

  @Test
  void aTextMessage() throws Exception {
    assertThat(WORK.delivered("Asked By Text").requests())
        .as("a customer's first text message is written down, with the sender's name in it")
        .isEqualTo(
            with(with(delivery("sns Publish"), "dynamodb UpdateItem", 3L), "s3 PutObject", 1L));
  }

  @Test
  void anInboxItem() throws Exception {
    Map<String, Long> alone = new HashMap<>(delivery("dynamodb PutItem"));
    alone.remove("dynamodb TransactWriteItems");
    assertThat(WORK.delivered("Asked By Inbox").requests())
        .as("the claim of what needs no consent is a write of its own")
        .isEqualTo(with(alone, "dynamodb UpdateItem", 3L));
  }

  private static Map<String, Long> with(Map<String, Long> counts, String request, long times) {
    Map<String, Long> more = new HashMap<>(counts);
    more.put(request, times);
    return more;
  }

  private static Map<String, Long> decision() {
    return Map.of(
        "sqs ReceiveMessage", 1L,
        "lambda TelemetryFunction", 1L,
        "dynamodb BatchGetItem", 2L,
        "dynamodb TransactWriteItems", 1L,
        "s3 PutObject", 1L,
        "sqs DeleteMessageBatch", 1L);
  }

  private static Map<String, Long> withJob() {
    return Map.of(
        "sqs ReceiveMessage", 1L,
        "lambda TelemetryFunction", 1L,
        "dynamodb BatchGetItem", 2L,
        "dynamodb TransactWriteItems", 1L,
        "s3 PutObject", 1L,
        "sqs SendMessageBatch", 1L,
        "sqs DeleteMessageBatch", 1L);
  }

  /// Entry, deliveries, profile and what is stopped are read; the last guard takes its allowances;
  /// claim, provider, confirm; the rescue is removed.
  private static Map<String, Long> delivery(String provider) {
    return Map.of(
        "sqs ReceiveMessage",
        1L,
        "lambda DeliverFunction",
        1L,
        "dynamodb GetItem",
        2L,
        "dynamodb Query",
        1L,
        "dynamodb BatchGetItem",
        1L,
        "dynamodb TransactWriteItems",
        2L,
        provider,
        1L,
        "dynamodb UpdateItem",
        2L,
        "dynamodb BatchWriteItem",
        1L,
        "sqs DeleteMessageBatch",
        1L);
  }

  private static Work start() {
    try {
      return Work.start(Run.in(false, System.err).home());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
