package dev.headsup.sim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Values and items of few kinds and few contents, so that they meet each other often.
final class MadeUpValues {
  static final List<String> ATTRIBUTES =
      List.of("nr", "txt", "tags", "nrs", "list", "inner", "flag", "raw");

  private static final List<String> TEXTS =
      List.of("a", "ab", "b", "", "ü", "x#1", "x#2", "y\u0000z", "😀");
  // No -0: DynamoDB Local gives it back as it came, but only inside of maps.
  private static final List<String> NUMBERS =
      List.of("0", "1", "-1", "1.50", "2", "10", "100", "1e3", "0.001", "12345678901234567890");

  private final RandomGenerator random;

  MadeUpValues(RandomGenerator random) {
    this.random = random;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  String name() {
    return of(ATTRIBUTES);
  }

  Map<String, AttributeValue> key() {
    Map<String, AttributeValue> key = new TreeMap<>();
    key.put("pk", AttributeValue.fromS(of(List.of("p", "q", "q\u0000"))));
    key.put("sk", AttributeValue.fromS(sort()));
    if (one(80)) {
      key.remove("sk");
    } else if (one(80)) {
      key.put("sk", AttributeValue.fromN("1"));
    } else if (one(80)) {
      key.put("sk", AttributeValue.fromS(""));
    } else if (one(80)) {
      key.put("more", AttributeValue.fromS("x"));
    }
    return key;
  }

  String sort() {
    return of(List.of("1", "2", "3", "x#1", "x#2", "x#\u00ff", "x", "y"));
  }

  /// A whole item, by now and then with what the index by `day` and `at` is made of.
  Map<String, AttributeValue> item() {
    Map<String, AttributeValue> item = new TreeMap<>(key());
    for (int left = upTo(4); left > 0; left--) {
      String name = name();
      item.put(name, one(8) ? any() : usual(name));
    }
    if (one(2)) {
      item.put("day", AttributeValue.fromS(of(List.of("mon", "tue"))));
      if (!one(8)) {
        item.put("at", AttributeValue.fromS(of(List.of("08", "09", "09:30", "10"))));
      }
    }
    if (one(60)) {
      item.put("day", AttributeValue.fromN("1"));
    }
    return item;
  }

  /// A value of the type that this attribute mostly has.
  AttributeValue usual(String name) {
    return switch (name) {
      case "nr" -> AttributeValue.fromN(of(NUMBERS));
      case "tags" -> AttributeValue.fromSs(texts());
      case "nrs" -> AttributeValue.fromNs(List.of(of(List.of("1", "2")), of(List.of("3", "4.0"))));
      case "list" -> AttributeValue.fromL(List.of(simple(), simple()));
      case "inner" -> AttributeValue.fromM(Map.of("nr", number(), "txt", text()));
      case "flag" -> AttributeValue.fromBool(one(2));
      case "raw" -> AttributeValue.fromB(SdkBytes.fromUtf8String(of(TEXTS)));
      default -> text();
    };
  }

  AttributeValue number() {
    return AttributeValue.fromN(of(NUMBERS));
  }

  AttributeValue text() {
    return AttributeValue.fromS(of(TEXTS));
  }

  private List<String> texts() {
    TreeSet<String> all = new TreeSet<>();
    for (int left = 1 + upTo(2); left > 0; left--) {
      all.add(of(List.of("a", "ab", "b", "c")));
    }
    return new ArrayList<>(all);
  }

  private AttributeValue simple() {
    return one(2) ? number() : text();
  }

  /// A value of any type, now and then one that DynamoDB refuses.
  AttributeValue any() {
    return switch (random.nextInt(14)) {
      case 0 -> AttributeValue.fromNul(true);
      case 1 -> AttributeValue.fromSs(List.of("a", "a"));
      case 2 -> AttributeValue.fromSs(List.of());
      case 3 -> AttributeValue.fromN("none");
      case 4 -> AttributeValue.fromN("1".repeat(39));
      case 5 -> AttributeValue.fromNs(List.of("1", "1.0"));
      default -> usual(name());
    };
  }
}
