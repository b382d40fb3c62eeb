package dev.headsup.sim.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The size of an item by DynamoDB's published rule: names and texts in UTF-8 bytes, binary as it
/// is, numbers about one byte for two digits and one more, 1 for a boolean or null, 3 for each list
/// or map and 1 for each of its elements.
public final class ItemBytes {
  private ItemBytes() {}

  /// The size of an item in bytes.
  public static long of(Map<String, AttributeValue> item) {
    long bytes = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      bytes += utf8(attribute.getKey()) + of(attribute.getValue());
    }
    return bytes;
  }

  /// The size of one value in bytes.
  public static long of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToLong(ItemBytes::utf8).sum();
      case NS -> value.ns().stream().mapToLong(ItemBytes::number).sum();
      case BS -> value.bs().stream().mapToLong(bytes -> bytes.asByteArrayUnsafe().length).sum();
      case L -> 3 + list(value.l());
      case M -> 3 + value.m().size() + of(value.m());
      case BOOL, NUL -> 1;
      case UNKNOWN_TO_SDK_VERSION -> 0;
    };
  }

  private static long list(List<AttributeValue> values) {
    return values.stream().mapToLong(value -> 1 + of(value)).sum();
  }

  private static long number(String digits) {
    long significant =
        digits.chars().filter(Character::isDigit).count() + (digits.startsWith("-") ? 1 : 0);
    return significant / 2 + 1;
  }

  /// The size of a name or a text in bytes.
  public static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
