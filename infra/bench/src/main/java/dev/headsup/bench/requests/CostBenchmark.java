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
      Counts inOrder = work.historyInOrder();
      Bill order = Bill.compactionPerMillion(inOrder, Work.HISTORY);
      bill("every event matters", all, message, order, 0.35, figures);
      bill("one in five matters", fifth, message, order, 0.15, figures);
      Bill put = Bill.perMillion(all, message);
      double waiting = 1000 * Bill.S3_SECONDS * Bill.MEMORY * Prices.LAMBDA_GB_SECOND_ARM;
      figures.add(usd("the event history alone", put.s3() + waiting + order.total()).atMost(0.02));
      figures.add(usd("- one object a batch", put.s3() + waiting));
      figures.add(usd("- put in order by customer", order.total()));
      figures.add(
          usd(
              "- besides: stored for a month",
              work.historyBytes() * (1e6 / Work.HISTORY) / 1e9 * Prices.S3_GB_MONTH));
    }
    List<String> notes = new ArrayList<>(Prices.lines());
    notes.add(
        String.format(
            Locale.ROOT,
            "Assumed, not measured: an ingest call runs %.0f ms, a worker %.0f ms and %.0f ms for"
                + " each DynamoDB call and %.0f ms for each object, both with %.0f GB; putting"
                + " 1,000 events of the history in order takes %.0f ms of %.1f GB.",
            Bill.INGEST_SECONDS * 1000,
            Bill.WORKER_SECONDS * 1000,
            Bill.DYNAMO_SECONDS * 1000,
            Bill.S3_SECONDS * 1000,
            Bill.MEMORY,
            Bill.COMPACTION_SECONDS * 1000,
            Bill.COMPACTION_MEMORY));
    notes.add(
        "The history is counted for a day of "
            + Work.HISTORY
            + " events, the most expensive size: with fewer a day is one object, with more the"
            + " parts are larger. It keeps every event in both lines.");
    notes.add(
        "Not in it: decisions and messages (their requests: `./headsup bench requests`), storage,"
            + " backups, logs, alarms, data transfer, empty receives of idle pollers.");
    return new Table("cost: a million events, no decisions", figures, notes);
  }

  private static void bill(
      String name, Counts counts, int message, Bill order, double budget, List<Figure> figures) {
    Bill bill = Bill.perMillion(counts, message);
    figures.add(usd(name, bill.total() + order.total()).atMost(budget));
    figures.add(usd("- HTTP API", bill.http()));
    figures.add(usd("- Lambda, requests", bill.lambdaRequests()));
    figures.add(usd("- Lambda, time (assumed)", bill.lambdaTime()));
    figures.add(usd("- SQS", bill.sqs()));
    figures.add(usd("- DynamoDB units", bill.dynamo()));
    figures.add(usd("- S3, one object a batch", bill.s3()));
    figures.add(usd("- the history put in order", order.total()));
    figures.add(usd("- besides: X-Ray traces, 1 in 20", Bill.tracesPerMillion(counts)));
  }

  private static Figure usd(String name, double amount) {
    return Figure.of(name, "USD", Spread.exactly(Math.round(amount * 1e4) / 1e4));
  }
}
