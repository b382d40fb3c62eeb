package dev.headsup.bench.match;

import com.sun.management.ThreadMXBean;
import dev.headsup.bench.match.Occurrences.Occurrence;
import dev.headsup.engine.trigger.PatternIndex;
import dev.headsup.engine.trigger.PatternMatcher;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// The index and the anchors over the same triggers and events, in short turns in one JVM, by the
/// processor time of the thread. All must find as much.
final class Duel {
  /// The index goes over the events so often while an anchor goes once.
  private static final int PASSES = 4;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<Occurrence> events;
  private final PatternMatcher index;
  private final ByName anchor;
  private final ByNameBare bare;

  /// Nanoseconds an event, one figure for each turn.
  final List<Double> indexed = new ArrayList<>();

  /// The same of the anchor.
  final List<Double> named = new ArrayList<>();

  /// The same of the bare anchor.
  final List<Double> barely = new ArrayList<>();

  Duel(List<Question> questions, List<Occurrence> events) {
    this.events = events;
    this.index = PatternIndex.of(questions.stream().map(Question::pattern).toList()).matcher();
    this.anchor = new ByName(questions);
    this.bare = new ByNameBare(questions);
    if (matches(events) != byName(events) || matches(events) != barely(events)) {
      throw new IllegalStateException("They do not find the same");
    }
  }

  /// @param counts whether it is measured, or only warms up
  void turn(boolean counts) {
    long start = THREADS.getCurrentThreadCpuTime();
    long seen = 0;
    for (int i = 0; i < PASSES; i++) {
      seen += 2 * matches(events);
    }
    long middle = THREADS.getCurrentThreadCpuTime();
    seen -= PASSES * byName(events);
    long end = THREADS.getCurrentThreadCpuTime();
    seen -= PASSES * barely(events);
    long last = THREADS.getCurrentThreadCpuTime();
    if (seen != 0) {
      throw new IllegalStateException("They do not find the same");
    }
    if (counts) {
      indexed.add((middle - start) / (double) PASSES / events.size());
      named.add((end - middle) / (double) events.size());
      barely.add((last - end) / (double) events.size());
    }
  }

  /// What the index allocates over all events, in bytes.
  long allocated() {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    matches(events);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  double meanMatches() {
    return matches(events) / (double) events.size();
  }

  double meanCandidates() {
    return events.stream().mapToInt(one -> anchor.candidates(one.event())).sum()
        / (double) events.size();
  }

  private long matches(List<Occurrence> events) {
    long matches = 0;
    for (int i = 0; i < events.size(); i++) {
      Occurrence one = events.get(i);
      matches += index.match(one.event(), one.properties());
    }
    return matches;
  }

  private long byName(List<Occurrence> events) {
    long matches = 0;
    for (int i = 0; i < events.size(); i++) {
      Occurrence one = events.get(i);
      matches += anchor.match(one.event(), one.properties().values());
    }
    return matches;
  }

  private long barely(List<Occurrence> events) {
    long matches = 0;
    for (int i = 0; i < events.size(); i++) {
      Occurrence one = events.get(i);
      matches += bare.match(one.event(), one.plain());
    }
    return matches;
  }
}
