package dev.headsup.bench.requests;

import dev.headsup.bench.Benchmark;
import dev.headsup.bench.Run;
import dev.headsup.bench.report.Figure;
import dev.headsup.bench.report.Spread;
import dev.headsup.bench.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `requests`: what the functions ask of AWS, counted; a test holds the same counts.
public final class RequestsBenchmark implements Benchmark {
  @Override
  public String name() {
    return "requests";
  }

  @Override
  public String about() {
    return "requests and units for 1,000 events, and for each step of a message, counted";
  }

  @Override
  public Table measure(Run run) throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    notes.add(
        "Counted on the real functions with embedded servers; units are computed from item bytes,"
            + " those of the ledger's index left out. Calls of functions count as requests.");
    try (Work work = Work.start(run.home())) {
      Counts all = work.thousandEvents();
      figures.add(
          Figure.counted("1,000 events, every one matters", "requests", all.total()).atMost(185));
      parts(all, figures);
      Counts fifth = work.oneInFiveMatters();
      figures.add(
          Figure.counted("1,000 events, one in five matters", "requests", fifth.total())
              .atMost(170));
      parts(fifth, figures);
      for (Map.Entry<String, Counts> step : Steps.of(work).entrySet()) {
        figures.add(Figure.counted(step.getKey(), "requests", step.getValue().total()));
        notes.add(step.getKey() + ": " + step.getValue().line() + ".");
      }
    }
    return new Table("requests: what is asked of AWS", figures, notes);
  }

  private static void parts(Counts counts, List<Figure> figures) {
    for (String service : List.of("http", "lambda", "sqs", "dynamodb", "s3")) {
      figures.add(Figure.counted("- " + service, "requests", counts.of(service + " ")));
    }
    long customers = counts.items().values().stream().mapToLong(Long::longValue).sum();
    figures.add(Figure.counted("- customers written", "items", customers));
    figures.add(
        Figure.of(
                "- write units a customer written",
                "units",
                Spread.exactly(counts.writeUnits() / customers))
            .atMost(1));
    figures.add(Figure.of("- read units", "units", Spread.exactly(counts.readUnits())));
  }
}
