package dev.headsup.aws.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MetricsTest {
  private final List<String> lines = new ArrayList<>();
  private final Metrics metrics =
      new Metrics(
          "deliver-1", lines::add, InstantSource.fixed(Instant.parse("2026-03-02T10:00:00Z")));

  @Test
  void aNumberIsALineThatCloudWatchCounts() {
    metrics.write(Metric.DELIVERIES, 3, "EMAIL", "SENT");

    assertThat(lines)
        .containsExactly(
            "{\"_aws\":{\"Timestamp\":1772445600000,\"CloudWatchMetrics\":[{\"Namespace\":\"Headsup/deliver-1\","
                + "\"Dimensions\":[[\"Channel\",\"State\"]],\"Metrics\":[{\"Name\":\"Deliveries\",\"Unit\":\"Count\"}]}]},"
                + "\"Channel\":\"EMAIL\",\"State\":\"SENT\",\"Deliveries\":3}");
  }

  @Test
  void aNumberWithoutItsDimensionsIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.write(Metric.DELIVERIES, 1, "EMAIL"))
        .withMessageContaining("Channel, State");
    assertThat(lines).isEmpty();
  }
}
