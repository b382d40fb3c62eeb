package dev.headsup.engine.trigger;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Properties;
import dev.headsup.engine.trigger.Match.Comparison;
import dev.headsup.engine.trigger.Match.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Made-up patterns of every kind and events that meet some of them, the same for the same seed.
/// Fields, names and values are few, so that they meet often, and odd: numbers as texts, both
/// zeros, lists with doubles, empty ones and lists in lists, letters whose capitals are no single
/// letter.
final class MadeUp {
  private static final List<String> TEXTS =
      List.of(
          "pro",
          "Pro",
          "business",
          "",
          " ",
          "12",
          "12.0",
          "012",
          "+12",
          "1e1",
          "1.2E1",
          " 7 ",
          "-0",
          "0",
          ".5",
          "5.",
          "1.0E15",
          "1000000000000000",
          "9007199254740993",
          "-3.25",
          "NaN",
          "Infinity",
          "0x1p3",
          "12d",
          "1,000",
          "1e",
          "e1",
          ".",
          "-",
          "1e400",
          "0.1",
          "true",
          "false",
          "Request timed out after 30 s",
          "TIMEOUT",
          "timeout",
          "aab",
          "aaab",
          "aaaaab",
          "Straße",
          "STRASSE",
          "İstanbul",
          "ſ",
          "K",
          "/p/12/settings",
          "/P/12/Settings",
          "99999999999999999999999999999999999999999",
          "\u00a012",
          "\ud83d\ude00 ok");
  private static final double[] NUMBERS = {
    0.0, -0.0, 0.1, 0.5, 1, 5, 7, 10, 12, 12.5, -3.25, 1e15, 9007199254740991.0, 404, 1.0E-7
  };

  private final SplittableRandom random;

  MadeUp(long seed) {
    random = new SplittableRandom(seed);
  }

  List<EventPattern> patterns(int count) {
    Set<EventPattern> patterns = new LinkedHashSet<>();
    while (patterns.size() < count) {
      List<FieldCondition> where = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        where.add(new FieldCondition(field(), match()));
      }
      patterns.add(new EventPattern(event(), where));
    }
    return List.copyOf(patterns);
  }

  String event() {
    return "evt_" + random.nextInt(4);
  }

  Properties properties() {
    Map<String, Value> values = new HashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      values.put(field(), random.nextInt(4) == 0 ? list(0) : value());
    }
    return new Properties(values);
  }

  private String field() {
    return List.of("plan", "code", "amount", "cart.total", "note", "tags").get(random.nextInt(6));
  }

  Match match() {
    return switch (random.nextInt(7)) {
      case 0, 1 -> new Match.OneOf(wanted());
      case 2 -> new Match.NoneOf(wanted());
      case 3 -> new Match.Compared(any(Comparison.values()), number());
      case 4 -> {
        double bound = number();
        yield new Match.Between(bound, bound + random.nextInt(10));
      }
      case 5 -> new Match.Has(any(Part.values()), part());
      default -> new Match.Present(random.nextBoolean());
    };
  }

  /// Part of a text, in some place and with some letters turned.
  private String part() {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    int start = random.nextInt(text.length() + 1);
    String part = text.substring(start, random.nextInt(start, text.length() + 1));
    String turned = random.nextBoolean() ? part : part.toUpperCase(Locale.ROOT);
    return turned.isBlank() ? "a" : turned;
  }

  private List<Value> wanted() {
    List<Value> wanted = new ArrayList<>();
    for (int i = random.nextInt(random.nextInt(10) == 0 ? 40 : 5); i > 0; i--) {
      wanted.add(random.nextInt(20) == 0 ? list(1) : value());
    }
    return wanted;
  }

  private Value value() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> new Value.Num(number());
      case 2 -> new Value.Flag(random.nextBoolean());
      default -> new Value.Text(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  private Value list(int depth) {
    List<Value> values = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      values.add(depth < 2 && random.nextInt(10) == 0 ? list(depth + 1) : value());
    }
    return new Value.Many(values);
  }

  private double number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private <T> T any(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
