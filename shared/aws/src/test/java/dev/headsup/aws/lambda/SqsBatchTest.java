package dev.headsup.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsBatchTest {
  @Test
  void readsEveryRecordInOrder() throws IOException {
    SqsBatch batch =
        read(
            "{\"Records\":[{\"messageId\":\"1\",\"body\":\"a\",\"eventSource\":\"aws:sqs\","
                + "\"attributes\":{\"ApproximateReceiveCount\":\"3\"},"
                + "\"messageAttributes\":{\"x\":{\"stringListValues\":[]}}},"
                + "{\"messageId\":\"2\",\"body\":\"b\"}]}");

    assertThat(batch.records())
        .containsExactly(new SqsBatch.Record("1", "a", 3), new SqsBatch.Record("2", "b", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"Records\":{}}",
        "{\"Records\":[1]}",
        "{\"Records\":[{\"body\":\"no id\"}]}",
        "{\"Records\":[{\"messageId\":\"1\",\"eventSource\":\"aws:kinesis\"}]}"
      })
  void whatIsNoQueueEventIsRefusedByName(String event) {
    assertThatExceptionOfType(UnexpectedEvent.class).isThrownBy(() -> read(event));
  }

  @Test
  void onlyTheFailedMessagesAreHandedBack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    SqsBatch.writeFailures(out, List.of("2", "5"));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"},{\"itemIdentifier\":\"5\"}]}");
  }

  private static SqsBatch read(String event) throws IOException {
    return SqsBatch.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
  }
}
