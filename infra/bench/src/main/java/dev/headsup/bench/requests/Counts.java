package dev.headsup.bench.requests;

import dev.headsup.local.count.Counters.TableUnits;
import dev.headsup.local.stack.StepStack;
import java.util.Map;
import java.util.TreeMap;

/// What was counted for one piece of work.
///
/// @param requests by service and operation, for example `sqs SendMessageBatch`; HTTP requests are
///   `http POST`, calls of functions `lambda TelemetryFunction`
/// @param writes write units by table, computed from item bytes, without those of an index
/// @param reads read units by table
/// @param items how many items of a table were written, or tried to be
public record Counts(
    Map<String, Long> requests,
    Map<String, Double> writes,
    Map<String, Double> reads,
    Map<String, Long> items) {

  static Counts now(StepStack stack) {
    Map<String, Long> requests = new TreeMap<>();
    stack
        .counters()
        .requests()
        .forEach((service, operations) ->
            operations.forEach(
                (operation, count) -> requests.put(service + " " + operation, count)));
    stack.invocations().forEach((function, count) -> requests.put("lambda " + function, count));
    Map<String, Double> writes = new TreeMap<>();
    Map<String, Double> reads = new TreeMap<>();
    Map<String, Long> items = new TreeMap<>();
    for (Map.Entry<String, TableUnits> table : stack.counters().units().entrySet()) {
      writes.put(table.getKey(), table.getValue().write());
      reads.put(table.getKey(), table.getValue().read());
      items.put(table.getKey(), table.getValue().writes());
    }
    return new Counts(requests, writes, reads, items);
  }

  /// What came on top of an earlier count.
  Counts since(Counts before) {
    Map<String, Long> more = new TreeMap<>();
    requests.forEach(
        (name, count) -> more.put(name, count - before.requests.getOrDefault(name, 0L)));
    more.values().removeIf(count -> count == 0);
    Map<String, Long> written = new TreeMap<>();
    items.forEach((name, count) -> written.put(name, count - before.items.getOrDefault(name, 0L)));
    written.values().removeIf(count -> count == 0);
    return new Counts(
        more, difference(writes, before.writes), difference(reads, before.reads), written);
  }

  /// All requests, calls of functions included, as the cost model counts them.
  public long total() {
    return requests.values().stream().mapToLong(Long::longValue).sum();
  }

  /// How many requests have a name that starts so.
  long of(String start) {
    return requests.entrySet().stream()
        .filter(request -> request.getKey().startsWith(start))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// Write units of all tables.
  public double writeUnits() {
    return writes.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /// Read units of all tables.
  public double readUnits() {
    return reads.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static Map<String, Double> difference(Map<String, Double> now, Map<String, Double> then) {
    Map<String, Double> more = new TreeMap<>();
    now.forEach((name, units) -> more.put(name, units - then.getOrDefault(name, 0.0)));
    more.values().removeIf(units -> units == 0);
    return more;
  }

  /// One line: the requests, then the units.
  public String line() {
    StringBuilder line = new StringBuilder();
    requests.forEach((name, count) ->
        line.append(line.isEmpty() ? "" : ", ").append(name).append(" x ").append(count));
    return line.append("; write units ")
        .append(text(writeUnits()))
        .append(", read units ")
        .append(text(readUnits()))
        .toString();
  }

  private static String text(double units) {
    return units == Math.rint(units) ? Long.toString((long) units) : Double.toString(units);
  }
}
