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
  /// How many events are walked over, and then looked at: few enough to be still at hand.
  private static final int BATCH = 32;

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

  private long touched;

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
    long[] took = new long[3];
    long seen = 0;
    for (int from = 0; from < events.size(); from += BATCH) {
      List<Occurrence> batch = events.subList(from, from + BATCH);
      touch(batch);
      long start = THREADS.getCurrentThreadCpuTime();
      seen += 2 * matches(batch);
      took[0] += THREADS.getCurrentThreadCpuTime() - start;
      touch(batch);
      start = THREADS.getCurrentThreadCpuTime();
      seen -= byName(batch);
      took[1] += THREADS.getCurrentThreadCpuTime() - start;
      touch(batch);
      start = THREADS.getCurrentThreadCpuTime();
      seen -= barely(batch);
      took[2] += THREADS.getCurrentThreadCpuTime() - start;
    }
    if (seen != 0) {
      throw new IllegalStateException("They do not find the same");
    }
    if (counts) {
      indexed.add(took[0] / (double) events.size());
      named.add(took[1] / (double) events.size());
      barely.add(took[2] / (double) events.size());
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

  private void touch(List<Occurrence> batch) {
    for (int i = 0; i < batch.size(); i++) {
      touched += batch.get(i).touch();
    }
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
