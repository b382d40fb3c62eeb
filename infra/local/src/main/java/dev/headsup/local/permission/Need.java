package dev.headsup.local.permission;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One question to IAM: may this action be done to this resource?
///
/// @param action as a policy writes it, such as `dynamodb:GetItem`
/// @param resource the name of a table (with `/index/` and the index where one is read), queue or
///   topic, the name of a bucket with `/` and the first part of the key, or what else the service
///   authorises against; never anything about a customer
/// @param context what a condition of a policy could ask, such as `ses:FromAddress`
public record Need(String action, String resource, SortedMap<String, String> context)
    implements Comparable<Need> {
  public Need {
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }

  static Need of(String action, String resource) {
    return new Need(action, resource, new TreeMap<>());
  }

  static Need of(String action, String resource, String key, String value) {
    return new Need(action, resource, new TreeMap<>(Map.of(key, value)));
  }

  /// One line, that [#parse] reads again.
  String line() {
    String asked =
        context.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\t"));
    return action + "\t" + resource + (asked.isEmpty() ? "" : "\t" + asked);
  }

  /// Reads what [NeedLog] wrote, without the function's name.
  public static Need parse(String line) {
    String[] parts = line.split("\t", -1);
    SortedMap<String, String> context = new TreeMap<>();
    for (int i = 2; i < parts.length; i++) {
      String[] asked = parts[i].split("=", 2);
      context.put(asked[0], asked[1]);
    }
    return new Need(parts[0], parts[1], context);
  }

  @Override
  public int compareTo(Need other) {
    return Comparator.comparing(Need::line).compare(this, other);
  }
}
