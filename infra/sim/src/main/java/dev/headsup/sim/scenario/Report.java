package dev.headsup.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What came of many runs, in words and numbers that people read.
public final class Report {
  /// More than so many failed runs nobody reads.
  private static final int SHOWN = 20;

  private final String title;
  private final long planned;
  private final Map<String, Long> faults = new TreeMap<>();
  private final Map<String, Long> checked = new TreeMap<>();
  private final List<String> failed = new ArrayList<>();
  private long runs;
  private long steps;
  private long calls;
  private long cases;
  private long sent;
  private Duration took = Duration.ZERO;

  Report(String title, long planned) {
    this.title = title;
    this.planned = planned;
  }

  void add(Outcome outcome, String again) {
    runs++;
    steps += outcome.steps();
    calls += outcome.calls();
    cases += outcome.cases();
    sent += outcome.sent();
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

  /// The runs in which something did not hold, each with the command that shows it again.
  public List<String> failed() {
    return List.copyOf(failed);
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
    line(text, "faults: %s", numbers(faults));
    line(text, "checks: %s", numbers(checked));
    failed.stream().limit(SHOWN).forEach(one -> line(text, "FAILED %s", one));
    if (failed.size() > SHOWN) {
      line(text, "and %,d more", failed.size() - SHOWN);
    }
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
