package dev.headsup.local.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.metric.Detector;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeriesScoresTest {
  private final StringWriter complaints = new StringWriter();

  @Test
  void eachRowIsScoredInItsPlaceAndAJumpStandsOut() {
    List<String> lines = scores(series(300, 250, "90"), 0);
    assertThat(lines).hasSize(301).first().isEqualTo("timestamp,anomaly_score");
    assertThat(lines.get(251)).startsWith("2026-03-02 20:50:00,");
    assertThat(score(lines.get(251))).isGreaterThan(Detector.ANOMALY).isLessThan(1);
    assertThat(lines.subList(1, 251)).allMatch(line -> score(line) < Detector.ANOMALY);
  }

  @Test
  void aRowThatCannotBeReadIsNamedAndKeepsItsPlace() {
    List<String> lines = scores(series(300, 200, "many"), 1);
    assertThat(lines).hasSize(301);
    assertThat(lines.get(201)).endsWith(",0.000000");
    assertThat(complaints.toString()).contains("line 202").contains("many");
  }

  @Test
  void timesOfEitherWritingAreRead() {
    assertThat(scores("timestamp,value\n2026-03-02T12:00:00Z,1\n2026-03-02 12:05,2\n", 0))
        .containsExactly(
            "timestamp,anomaly_score",
            "2026-03-02T12:00:00Z,0.000000",
            "2026-03-02 12:05,0.000000");
  }

  @Test
  void aFileWithoutTheColumnsIsRefused() {
    assertThatThrownBy(() -> scores("time,number\n1,2\n", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timestamp and value")
        .hasMessageContaining("number");
  }

  private static double score(String line) {
    return Double.parseDouble(line.substring(line.indexOf(',') + 1));
  }

  private static String series(int rows, int odd, String value) {
    StringBuilder csv = new StringBuilder("timestamp,value\n");
    LocalDateTime at = LocalDateTime.parse("2026-03-02T00:00:00");
    for (int i = 0; i < rows; i++) {
      csv.append(at.plusMinutes(5L * i).toString().replace('T', ' '))
          .append(":00,")
          .append(i == odd ? value : Integer.toString(10 + i * 7 % 5))
          .append('\n');
    }
    return csv.toString();
  }

  private List<String> scores(String csv, int unread) {
    StringWriter out = new StringWriter();
    assertThat(
            SeriesScores.write(
                new StringReader(csv), new PrintWriter(out), new PrintWriter(complaints)))
        .isEqualTo(unread);
    return out.toString().lines().toList();
  }
}
