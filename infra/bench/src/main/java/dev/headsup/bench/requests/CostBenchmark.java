package dev.headsup.bench.requests;

import dev.headsup.bench.Benchmark;
import dev.headsup.bench.Run;
import dev.headsup.bench.report.Figure;
import dev.headsup.bench.report.Spread;
import dev.headsup.bench.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `cost`: what a million events cost, from counted requests and list prices.
public final class CostBenchmark implements Benchmark {
  @Override
  public String name() {
    return "cost";
  }

  @Override
  public String about() {
    return "USD for a million events: counted requests at list prices";
  }

  @Override
  public Table measure(Run run) throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    try (Work work = Work.start(run.home())) {
      Counts all = work.thousandEvents();
      Counts fifth = work.oneInFiveMatters();
      int message = work.messageBytes();
      bill("every event matters", all, message, 0.35, figures);
      bill("one in five matters", fifth, message, 0.15, figures);
    }
    List<String> notes = new ArrayList<>(Prices.lines());
    notes.add(
        String.format(
            Locale.ROOT,
            "Assumed, not measured: an ingest call runs %.0f ms, a worker %.0f ms and %.0f ms for"
                + " each DynamoDB call, both with %.0f GB.",
            Bill.INGEST_SECONDS * 1000,
            Bill.WORKER_SECONDS * 1000,
            Bill.DYNAMO_SECONDS * 1000,
            Bill.MEMORY));
    notes.add(
        "Not in it: decisions and messages (their requests: `./headsup bench requests`), storage,"
            + " backups, logs, alarms, data transfer, empty receives of idle pollers.");
    return new Table("cost: a million events, no decisions", figures, notes);
  }

  private static void bill(
      String name, Counts counts, int message, double budget, List<Figure> figures) {
    Bill bill = Bill.perMillion(counts, message);
    figures.add(usd(name, bill.total()).atMost(budget));
    figures.add(usd("- HTTP API", bill.http()));
    figures.add(usd("- Lambda, requests", bill.lambdaRequests()));
    figures.add(usd("- Lambda, time (assumed)", bill.lambdaTime()));
    figures.add(usd("- SQS", bill.sqs()));
    figures.add(usd("- DynamoDB units", bill.dynamo()));
    figures.add(usd("- besides: X-Ray traces, 1 in 20", Bill.tracesPerMillion(counts)));
  }

  private static Figure usd(String name, double amount) {
    return Figure.of(name, "USD", Spread.exactly(Math.round(amount * 1e4) / 1e4));
  }
}
