package dev.headsup.bench.match;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.headsup.bench.Benchmark;
import dev.headsup.bench.Run;
import dev.headsup.bench.decide.Triggers;
import dev.headsup.bench.match.Occurrences.Occurrence;
import dev.headsup.bench.report.Figure;
import dev.headsup.bench.report.Spread;
import dev.headsup.bench.report.Table;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.PatternIndex;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// `match`: which conditions of all triggers hold for an event, against an index by event name with
/// predicates over a map, and against Jackson walking over the tokens of the event.
public final class MatchBenchmark implements Benchmark {
  private static final int EVENTS = 4096;
  private static final List<Integer> SIZES = List.of(20, 300, 1000, 10_000);
  private static final int MOST = 10_000;

  @Override
  public String name() {
    return "match";
  }

  @Override
  public String about() {
    return "one event against all triggers, against an index by event name";
  }

  @Override
  public Table measure(Run run) throws IOException {
    run.say("match: compile");
    List<EventPattern> patterns =
        new Questions(true).draw(MOST).stream().map(Question::pattern).toList();
    Compile index = Compile.of(() -> PatternIndex.of(patterns), run.times(20, 5));
    List<Trigger> triggers = Triggers.list(MOST);
    Compile set = Compile.of(() -> TriggerSet.of(triggers), run.times(20, 5));
    List<Occurrence> full = new Occurrences().draw(EVENTS, true);
    List<Occurrence> plain = new Occurrences().draw(EVENTS, false);
    Map<Integer, Duel> state = new LinkedHashMap<>();
    Map<Integer, Duel> alone = new LinkedHashMap<>();
    for (int size : SIZES) {
      state.put(size, new Duel(new Questions(true).draw(size), full));
      alone.put(size, new Duel(new Questions(false).draw(size), plain));
    }
    List<Double> tokens =
        turns(run, List.copyOf(state.values()), List.copyOf(alone.values()), plain);
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("tokens only, an event", "ns", Spread.of(tokens)));
    state.forEach((size, duel) -> figures.addAll(figures("with state", size, duel, 0.04)));
    Duel most = known(state, MOST);
    figures.add(
        Figure.of("with state: 10,000 triggers to 1,000", "ns", Spread.of(most.indexed))
            .against(Spread.ofRatios(most.indexed, known(state, 1000).indexed))
            .atMostTimes(6));
    figures.add(
        Figure.of("with state: 10,000 triggers to tokens only", "ns", Spread.of(most.indexed))
            .against(Spread.ofRatios(most.indexed, tokens))
            .atMostTimes(0.25));
    alone.forEach((size, duel) -> figures.addAll(figures("event alone", size, duel, 0.04)));
    long allocated = most.allocated() + known(alone, MOST).allocated();
    figures.add(Figure.counted("allocated, 10,000 triggers", "B", allocated).atMost(0));
    figures.add(compiled("conditions of 10,000 triggers compiled, first time", index));
    figures.add(Figure.of("the same, warm", "ms", Spread.of(index.later())).atMost(300));
    figures.add(Figure.counted("the same, bytes", "B", index.bytes()).atMost(4 << 20));
    figures.add(compiled("10,000 whole triggers (set with its index), first time", set));
    figures.add(Figure.of("the same, warm", "ms", Spread.of(set.later())).atMost(300));
    figures.add(Figure.counted("the same, bytes", "B", set.bytes()));
    return new Table(
        "match: one event against all triggers",
        figures,
        List.of(
            "In turns: one JVM, short turns, processor time of the thread; a ratio compares what"
                + " ran within the same second. 0.04 x is one 25th, 0.02 x one 50th.",
            "With state: the conditions of a trigger are one to three on properties and one to"
                + " three on 86 values known of the customer, all of them in one map of 96. Event"
                + " alone: the first ones only, which is what triggers ask of an event here.",
            String.format(
                Locale.ROOT,
                "%,d events of %d names, mean %.0f bytes. With state an event has %.0f triggers of"
                    + " its name at 10,000 and meets %.3f of them (%.3f at 1,000); the event alone"
                    + " meets %.2f.",
                EVENTS,
                Occurrences.NAMES,
                plain.stream().mapToInt(one -> one.json().length).average().orElse(0),
                most.meanCandidates(),
                most.meanMatches(),
                known(state, 1000).meanMatches(),
                known(alone, MOST).meanMatches())));
  }

  private static Figure compiled(String name, Compile compile) {
    return Figure.of(name, "ms", Spread.of(List.of(compile.first())));
  }

  private static List<Figure> figures(String kind, int size, Duel duel, double most) {
    String triggers = String.format(Locale.ROOT, "%s: %,d triggers, ", kind, size);
    Figure index =
        Figure.of(triggers + "index", "ns", Spread.of(duel.indexed))
            .against(Spread.ofRatios(duel.indexed, duel.named));
    return List.of(
        Figure.of(triggers + "by name (anchor)", "ns", Spread.of(duel.named)),
        size == MOST ? index.atMostTimes(most) : index,
        Figure.of(triggers + "index to by name, bare", "ns", Spread.of(duel.barely))
            .against(Spread.ofRatios(duel.indexed, duel.barely)));
  }

  /// Measures one after the other, each in turns of its own: they would only push each other out of
  /// the caches.
  ///
  /// @return nanoseconds an event that the tokens alone take, one figure for each turn
  private static List<Double> turns(
      Run run, List<Duel> state, List<Duel> alone, List<Occurrence> events) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Double> tokens = new ArrayList<>();
    int turns = run.times(60, 15);
    for (int turn = 0; turn < turns; turn++) {
      boolean counts = turn >= turns / 3;
      long start = threads.getCurrentThreadCpuTime();
      int seen = tokens(events);
      long end = threads.getCurrentThreadCpuTime();
      if (counts && seen > 0) {
        tokens.add((end - start) / (double) events.size());
      }
    }
    for (Duel duel : Stream.concat(state.stream(), alone.stream()).toList()) {
      for (int turn = 0; turn < turns; turn++) {
        duel.turn(turn >= turns / 3);
      }
    }
    return tokens;
  }

  private static int tokens(List<Occurrence> events) throws IOException {
    JsonFactory json = new JsonFactory();
    int tokens = 0;
    for (Occurrence one : events) {
      try (JsonParser parser = json.createParser(one.json())) {
        while (parser.nextToken() != null) {
          tokens++;
        }
      }
    }
    return tokens;
  }

  private static Duel known(Map<Integer, Duel> duels, int size) {
    Duel duel = duels.get(size);
    if (duel == null) {
      throw new IllegalStateException("Not measured: " + size);
    }
    return duel;
  }
}
