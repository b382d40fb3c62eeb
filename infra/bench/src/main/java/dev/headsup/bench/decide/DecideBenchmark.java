package dev.headsup.bench.decide;

import dev.headsup.bench.Benchmark;
import dev.headsup.bench.Run;
import dev.headsup.bench.report.Figure;
import dev.headsup.bench.report.Spread;
import dev.headsup.bench.report.Table;
import dev.headsup.engine.activity.ActivityCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `decide`: time and memory of one event from packed message to decision, against reading the
/// tokens of the same bytes.
public final class DecideBenchmark implements Benchmark {
  private static final String ANCHOR = "Floor.tokensOnly";

  /// What an item holds beside the packed bytes: the names customer, version and st, an id of up to
  /// 100 bytes, and the version.
  static final int BESIDE = 8 + 7 + 2 + 100 + 8;

  @Override
  public String name() {
    return "decide";
  }

  @Override
  public String about() {
    return "one event from packed message to decision, no I/O, against Jackson's tokens (JMH)";
  }

  @Override
  public Table measure(Run run) throws IOException {
    Load sample = new Load();
    sample.triggers = 1;
    sample.make();
    run.say("decide: in turns");
    Map<String, List<Double>> turns = Turns.nanos(run.times(90, 30));
    Rounds rounds = Rounds.of(run);
    Spread anchor = Spread.of(rounds.nanos(ANCHOR));
    List<Figure> figures = new ArrayList<>(inTurns(turns));
    figures.add(Figure.of("tokens only (anchor), an event", "ns", anchor));
    List<Double> read = rounds.nanos("Floor.read");
    figures.add(
        Figure.of("read and group only", "ns", Spread.of(read))
            .against(Spread.ofRatios(read, rounds.nanos(ANCHOR))));
    for (String triggers : List.of("1", "10", "100")) {
      figures.add(time(rounds, "read, fold, decide", "PerEvent.decide", triggers).atMostTimes(2.5));
    }
    for (String triggers : List.of("1", "10", "100")) {
      figures.add(
          time(
              rounds, "the same, state unpacked and packed", "PerEvent.decideWithState", triggers));
    }
    figures.add(bytes(rounds, "allocated, tokens only", ANCHOR));
    figures.add(
        bytes(rounds, "allocated, read, fold, decide, 100 triggers", "PerEvent.decide:100"));
    figures.add(
        Figure.of(
            "pack an activity (36 counters, 10 stamps)",
            "ns",
            Spread.of(rounds.nanos("PerItem.encode"))));
    figures.add(Figure.of("unpack it", "ns", Spread.of(rounds.nanos("PerItem.decode"))));
    int packed = ActivityCodec.encode(PerItem.full()).length;
    figures.add(Figure.counted("its packed bytes", "B", packed));
    figures.add(
        Figure.counted("its item at most (id of 100 bytes)", "B", packed + BESIDE).atMost(1024));
    return new Table(
        "decide: one event, from packed message to decision, no I/O",
        figures,
        List.of(
            "In turns: one JVM, short turns, processor time of the thread without garbage"
                + " collection; holds on a shared machine.",
            "The other lines: JMH 1.37, a fresh JVM for every line in every round, rounds"
                + " interleaved; a ratio compares lines of one round.",
            String.format(
                Locale.ROOT,
                "1,000 events of 334 customers in 50 messages of 20, %.0f bytes an event with its"
                    + " share of the frame; 200 event names by Zipf's law, seeds 42, 4242 and"
                    + " 1717.",
                sample.batches.getFirst().bytesAnEvent())));
  }

  private static List<Figure> inTurns(Map<String, List<Double>> turns) {
    List<Double> anchor = turns.getOrDefault("tokens", List.of());
    List<Figure> figures = new ArrayList<>();
    turns.forEach((name, nanos) -> {
      Figure figure =
          Figure.of("in turns: " + name.replace(":", ", triggers: "), "ns", Spread.of(nanos));
      Figure compared = figure.against(Spread.ofRatios(nanos, anchor));
      boolean whole = name.startsWith("decide");
      figures.add(name.equals("tokens") ? figure : whole ? compared.atMostTimes(2.5) : compared);
    });
    return figures;
  }

  private static Figure time(Rounds rounds, String name, String benchmark, String triggers) {
    List<Double> nanos = rounds.nanos(benchmark + ":" + triggers);
    String plural = triggers.equals("1") ? " trigger" : " triggers";
    return Figure.of(name + ", " + triggers + plural, "ns", Spread.of(nanos))
        .against(Spread.ofRatios(nanos, rounds.nanos(ANCHOR)));
  }

  private static Figure bytes(Rounds rounds, String name, String benchmark) {
    return Figure.of(name, "B", Spread.of(rounds.allocated(benchmark)));
  }
}
