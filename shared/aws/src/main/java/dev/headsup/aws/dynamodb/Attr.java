package dev.headsup.aws.dynamodb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Makes attribute values.
final class Attr {
  private static final DateTimeFormatter SORTED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Attr() {}

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue bytes(byte[] bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
  }

  static AttributeValue list(List<AttributeValue> values) {
    return AttributeValue.fromL(values);
  }

  static AttributeValue map(Map<String, AttributeValue> values) {
    return AttributeValue.fromM(values);
  }

  /// Whether a stored name is one of these; a newer version may have written another.
  static boolean names(Enum<?>[] values, String name) {
    return Arrays.stream(values).anyMatch(value -> value.name().equals(name));
  }

  /// An instant without loss: milliseconds as a number, which is small, or ISO text where it has a
  /// finer part.
  static AttributeValue at(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))
        ? number(instant.toEpochMilli())
        : text(instant.toString());
  }

  /// Reads what [#at(Instant)] made.
  static Instant at(AttributeValue stored) {
    return stored.n() != null
        ? Instant.ofEpochMilli(Long.parseLong(stored.n()))
        : Instant.parse(stored.s());
  }

  /// An instant as text of fixed width, to the millisecond, that sorts as time does.
  static String sorted(Instant instant) {
    return SORTED.format(instant);
  }

  /// The day (UTC) of an instant.
  static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
