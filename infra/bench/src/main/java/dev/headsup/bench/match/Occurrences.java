package dev.headsup.bench.match;

import dev.headsup.bench.decide.Draw;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Properties;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// Draws events, the same for the same seed: a name by Zipf's law (s = 1) and ten properties; and
/// beside them what is known of the customer: six facts and eighty counters (twenty names in four
/// windows), of which three in ten are not zero.
final class Occurrences {
  static final int NAMES = 200;
  static final int TRACKED = 20;
  static final int WINDOWS = 4;

  private static final Draw NAME = new Draw(NAMES, 1.0);

  private final SplittableRandom random = new SplittableRandom(4242);

  /// One event.
  ///
  /// @param properties for the index
  /// @param plain the same for the anchor: texts, numbers as Double, truth as Boolean
  /// @param json its properties in the envelope that clients send
  @SuppressWarnings("ArrayRecordComponent") // never compared and never changed: bytes to parse
  record Occurrence(String event, Properties properties, Map<String, Object> plain, byte[] json) {}

  static String counter(int name, int window) {
    return "c" + (name * WINDOWS + window);
  }

  /// @param state whether the events carry what is known of the customer
  List<Occurrence> draw(int count, boolean state) {
    List<Occurrence> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int name = NAME.next(random);
      Map<String, Value> values = properties();
      byte[] json = json("evt_" + name, values);
      Map<String, Value> known = state(name);
      if (state) {
        values.putAll(known);
      }
      all.add(new Occurrence("evt_" + name, new Properties(values), flat(values), json));
    }
    return all;
  }

  private Map<String, Value> properties() {
    Map<String, Value> values = new HashMap<>();
    values.put("code", text("E%d", 500));
    values.put("path", text("/p/%d/settings", 1000));
    values.put("country", text("C%d", 50));
    values.put("device", text("D%d", 4));
    values.put("appVersion", text("4.%d.0", 30));
    values.put("amount", new Value.Num(random.nextInt(100_000) / 100.0));
    values.put("latencyMs", new Value.Num(random.nextInt(10_000)));
    values.put("attempt", new Value.Num(random.nextInt(10)));
    values.put("trial", new Value.Flag(random.nextBoolean()));
    values.put("referrer", text("https://www.example.com/articles/how-to/%d", 100_000));
    return values;
  }

  private Map<String, Value> state(int name) {
    Map<String, Value> values = new HashMap<>();
    values.put("plan", text("plan_%d", 5));
    values.put("lifecycle", text("life_%d", 4));
    values.put("locale", text("l%d", 20));
    values.put("ticketsOpen", new Value.Num(random.nextInt(6)));
    values.put("health", new Value.Num(random.nextInt(101)));
    values.put("tenureDays", new Value.Num(random.nextInt(2000)));
    for (int tracked = 0; tracked < TRACKED; tracked++) {
      for (int window = 0; window < WINDOWS; window++) {
        double drawn =
            random.nextDouble() < 0.3 ? Math.floor(1 - 3 * Math.log(1 - random.nextDouble())) : 0;
        values.put(
            counter(tracked, window), new Value.Num(tracked == name ? Math.max(1, drawn) : drawn));
      }
    }
    return values;
  }

  private Value text(String form, int values) {
    return new Value.Text(form.replace("%d", Integer.toString(random.nextInt(values))));
  }

  private static Map<String, Object> flat(Map<String, Value> values) {
    Map<String, Object> plain = new HashMap<>();
    values.forEach((name, value) ->
        plain.put(
            name,
            switch (value) {
              case Value.Text(String text) -> text;
              case Value.Num(double number) -> number;
              case Value.Flag(boolean on) -> on;
              case Value.Many many -> throw new IllegalStateException("No lists here: " + many);
            }));
    return plain;
  }

  private byte[] json(String event, Map<String, Value> values) {
    StringBuilder properties = new StringBuilder();
    values.forEach((name, value) ->
        properties
            .append(properties.isEmpty() ? "" : ",")
            .append('"')
            .append(name)
            .append("\":")
            .append(value instanceof Value.Text text ? '"' + text.text() + '"' : value));
    return String.format(
            Locale.ROOT,
            "{\"type\":\"track\",\"messageId\":\"%016x-5f0c3a9e41d2\",\"userId\":\"customer-%d\","
                + "\"event\":\"%s\",\"timestamp\":\"2026-01-14T09:%02d:%02d.123Z\","
                + "\"properties\":{%s},\"context\":{\"library\":{\"name\":\"analytics-java\","
                + "\"version\":\"3.5.4\"},\"ip\":\"192.0.2.%d\"}}",
            random.nextLong(),
            random.nextInt(100_000),
            event,
            random.nextInt(60),
            random.nextInt(60),
            properties,
            random.nextInt(256))
        .getBytes(StandardCharsets.UTF_8);
  }
}
