package dev.headsup.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What came of many runs, in words and numbers that people read.
public final class Report {
  /// More than so many failed runs nobody reads.
  private static final int SHOWN = 20;

  /// Of fewer runs it is chance what they show; and at most one of so many may tell nobody.
  private static final int ENOUGH = 50;

  private final String title;
  private final long planned;
  private final Set<String> kinds;
  private final Map<String, Long> faults = new TreeMap<>();
  private final Map<String, Long> checked = new TreeMap<>();
  private final Map<String, Long> told = new TreeMap<>();
  private final List<String> failed = new ArrayList<>();
  private long runs;
  private long steps;
  private long calls;
  private long cases;
  private long sent;
  private long silent;
  private long least = Long.MAX_VALUE;
  private long most;
  private Duration took = Duration.ZERO;

  /// @param kinds the channels and purposes of which somebody has to be told in so many runs, by
  ///   the words of [Outcome#told]
  Report(String title, long planned, Set<String> kinds) {
    this.title = title;
    this.planned = planned;
    this.kinds = Set.copyOf(kinds);
  }

  void add(Outcome outcome, String again) {
    runs++;
    steps += outcome.steps();
    calls += outcome.calls();
    cases += outcome.cases();
    sent += outcome.sent();
    silent += outcome.isSilent() ? 1 : 0;
    least = Math.min(least, outcome.messages());
    most = Math.max(most, outcome.messages());
    outcome.told().forEach((kind, times) -> told.merge(kind, times, Long::sum));
    took = took.plus(outcome.took());
    outcome.injected().forEach((fault, times) -> faults.merge(fault.name(), times, Long::sum));
    outcome.checked().forEach((id, times) -> checked.merge(id, times, Long::sum));
    if (!outcome.isWell()) {
      failed.add(again + "\n    " + String.join("\n    ", outcome.violations()));
    }
  }

  /// How many runs there were.
  public long runs() {
    return runs;
  }

  /// How many faults there were in all runs.
  public long injected() {
    return faults.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The runs in which something did not hold, each with the command that shows it again; and what
  /// all runs together never showed.
  public List<String> failed() {
    List<String> all = new ArrayList<>(failed);
    all.addAll(unshown());
    return List.copyOf(all);
  }

  /// Where nobody is told, all that must hold of messages holds and shows nothing. So many runs
  /// tell somebody of each kind, and hardly one of them tells nobody at all.
  private List<String> unshown() {
    if (runs < ENOUGH) {
      return List.of();
    }
    List<String> unshown = new ArrayList<>();
    kinds.stream()
        .filter(kind -> !told.containsKey(kind))
        .sorted()
        .forEach(kind -> unshown.add("in all runs nobody was told anything of " + kind));
    if (silent * ENOUGH > runs) {
      unshown.add("in " + silent + " of " + runs + " runs nobody was told anything");
    }
    return unshown;
  }

  /// The whole report.
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "%,d of %,d runs (%s), %,d failed", runs, planned, title, failed.size());
    line(
        text,
        "%.1f ms a run; %,d requests, %,d calls of functions, %,d events, %,d messages sent",
        runs == 0 ? 0.0 : took.toNanos() / 1e6 / runs,
        steps,
        calls,
        cases,
        sent);
    line(
        text,
        "told: %s; %,d to %,d messages a run, in %,d runs none",
        numbers(told),
        runs == 0 ? 0 : least,
        most,
        silent);
    line(text, "faults: %s", numbers(faults));
    line(text, "checks: %s", numbers(checked));
    failed.stream().limit(SHOWN).forEach(one -> line(text, "FAILED %s", one));
    if (failed.size() > SHOWN) {
      line(text, "and %,d more", failed.size() - SHOWN);
    }
    unshown().forEach(one -> line(text, "FAILED %s", one));
    return text.toString();
  }

  private static String numbers(Map<String, Long> numbers) {
    return numbers.isEmpty()
        ? "none"
        : numbers.entrySet().stream()
            .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("; "));
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is in a library that is not here
  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
