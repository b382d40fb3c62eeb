package dev.headsup.local.count;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/// Counts since the start of the stack. Safe for use by many threads.
public final class Counters {
  private final Map<String, Map<String, LongAdder>> requests = new ConcurrentHashMap<>();
  private final Map<String, TableAdders> tables = new ConcurrentHashMap<>();
  private final LongAdder eventsIn = new LongAdder();

  private record TableAdders(DoubleAdder read, DoubleAdder write, LongAdder writes) {
    TableAdders() {
      this(new DoubleAdder(), new DoubleAdder(), new LongAdder());
    }
  }

  /// Units of one table, computed from item bytes.
  ///
  /// @param writes how many items were written, or tried to be
  public record TableUnits(double read, double write, long writes) {}

  /// Counts one request.
  public void request(String service, String operation) {
    requests
        .computeIfAbsent(service, any -> new ConcurrentHashMap<>())
        .computeIfAbsent(operation, any -> new LongAdder())
        .increment();
  }

  void read(String table, double units) {
    table(table).read().add(units);
  }

  void write(String table, double units) {
    TableAdders adders = table(table);
    adders.write().add(units);
    adders.writes().increment();
  }

  void events(int count) {
    eventsIn.add(count);
  }

  /// Requests by service and operation.
  public Map<String, Map<String, Long>> requests() {
    Map<String, Map<String, Long>> copy = new TreeMap<>();
    requests.forEach((service, operations) -> {
      Map<String, Long> counts = new TreeMap<>();
      operations.forEach((operation, count) -> counts.put(operation, count.sum()));
      copy.put(service, counts);
    });
    return copy;
  }

  /// Units by table.
  public Map<String, TableUnits> units() {
    Map<String, TableUnits> copy = new TreeMap<>();
    tables.forEach((name, adders) ->
        copy.put(
            name,
            new TableUnits(adders.read().sum(), adders.write().sum(), adders.writes().sum())));
    return copy;
  }

  /// Events that were accepted and put on the telemetry queue.
  public long eventsIn() {
    return eventsIn.sum();
  }

  private TableAdders table(String name) {
    return tables.computeIfAbsent(name, any -> new TableAdders());
  }
}
