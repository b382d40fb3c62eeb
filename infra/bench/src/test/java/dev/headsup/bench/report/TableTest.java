package dev.headsup.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  private static final Figure WITHIN = Figure.counted("requests", "requests", 179).atMost(185);
  private static final Figure OVER =
      Figure.of("time", "ns", Spread.of(List.of(10.0, 12.0, 14.0)))
          .against(Spread.of(List.of(2.0, 3.0, 4.0)))
          .atMostTimes(2.5);

  @Test
  void aMissedBudgetIsSaid() {
    Table table = new Table("a title", List.of(WITHIN, OVER), List.of("A note."));

    assertThat(table.hasMissed()).isTrue();
    assertThat(table.text())
        .contains("### a title", "exact", "<= 185  met", "<= 2.500 x  MISSED", "- A note.");
  }

  @Test
  void aBoundOnTheRatioLooksAtTheRatio() {
    assertThat(new Table("a title", List.of(WITHIN, OVER.atMostTimes(3)), List.of()).hasMissed())
        .isFalse();
  }

  @Test
  void allLinesAreAsLong() {
    String text = new Table("a title", List.of(WITHIN, OVER), List.of()).text();

    assertThat(text.lines().filter(line -> line.startsWith("|")).map(String::length).distinct())
        .hasSize(1);
  }
}
