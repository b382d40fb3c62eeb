package dev.headsup.sim.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Attribute values in one form each, so that what is equal to DynamoDB is equal here: numbers
/// without exponent and trailing zeros, sets and maps in order.
final class Values {
  /// DynamoDB keeps 38 significant digits.
  private static final MathContext DIGITS = new MathContext(38);

  private static final BigDecimal LARGEST =
      new BigDecimal("9.9999999999999999999999999999999999999E125");
  private static final BigDecimal SMALLEST = new BigDecimal("1E-130");
  private static final int DEEPEST = 32;

  /// Bytes as DynamoDB orders them.
  static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;

  private static final Comparator<SdkBytes> BINARY =
      (one, other) -> BYTES.compare(one.asByteArrayUnsafe(), other.asByteArrayUnsafe());

  private Values() {}

  /// The one form of a whole item, in order of names.
  static Map<String, AttributeValue> item(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> formed = new TreeMap<>();
    item.forEach((name, value) -> formed.put(name, formed(value)));
    return formed;
  }

  /// The one form of a value.
  ///
  /// @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException when DynamoDB takes
  ///   no such value
  static AttributeValue formed(AttributeValue value) {
    return formed(value, 1);
  }

  private static AttributeValue formed(AttributeValue value, int depth) {
    if (depth > DEEPEST) {
      throw Refusal.invalid("Nesting Levels have exceeded supported limits");
    }
    return switch (value.type()) {
      case S, B, BOOL -> value;
      case N -> number(number(value.n()));
      case NUL -> {
        if (!Boolean.TRUE.equals(value.nul())) {
          throw Refusal.invalid("Null attribute value types must have the value of true");
        }
        yield value;
      }
      case SS -> AttributeValue.fromSs(set(value.ss(), Comparator.naturalOrder()));
      case NS ->
          AttributeValue.fromNs(
              set(value.ns().stream().map(Values::number).toList(), Comparator.naturalOrder())
                  .stream()
                  .map(Values::plain)
                  .toList());
      case BS -> AttributeValue.fromBs(set(value.bs(), BINARY));
      case L ->
          AttributeValue.fromL(value.l().stream().map(each -> formed(each, depth + 1)).toList());
      case M -> {
        Map<String, AttributeValue> map = new TreeMap<>();
        value.m().forEach((name, each) -> map.put(name, formed(each, depth + 1)));
        yield AttributeValue.fromM(map);
      }
      case UNKNOWN_TO_SDK_VERSION ->
          throw Refusal.invalid(
              "Supplied AttributeValue is empty, must contain exactly one of the supported"
                  + " datatypes");
    };
  }

  private static <T> List<T> set(Collection<T> members, Comparator<? super T> order) {
    if (members.isEmpty()) {
      throw Refusal.invalid("An set may not be empty");
    }
    if (new HashSet<>(members).size() < members.size()) {
      throw Refusal.invalid("Input collection contains duplicates.");
    }
    return members.stream().sorted(order).toList();
  }

  static BigDecimal number(String digits) {
    BigDecimal number;
    try {
      number = new BigDecimal(digits.strip());
    } catch (NumberFormatException none) {
      throw Refusal.invalid("The parameter cannot be converted to a numeric value: " + digits);
    }
    return checked(number);
  }

  private static BigDecimal checked(BigDecimal number) {
    BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (stripped.precision() > DIGITS.getPrecision()) {
      throw Refusal.invalid("Attempting to store more than 38 significant digits in a Number");
    }
    BigDecimal size = stripped.abs();
    if (size.compareTo(LARGEST) > 0) {
      throw Refusal.invalid(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (size.signum() > 0 && size.compareTo(SMALLEST) < 0) {
      throw Refusal.invalid(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    return stripped;
  }

  static AttributeValue number(BigDecimal number) {
    return AttributeValue.fromN(plain(checked(number.round(DIGITS))));
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  /// Whether both are of one type that has an order: text, number or bytes.
  static boolean areOrdered(AttributeValue one, AttributeValue other) {
    return one.type() == other.type()
        && switch (one.type()) {
          case S, N, B -> true;
          case BOOL, NUL, SS, NS, BS, L, M, UNKNOWN_TO_SDK_VERSION -> false;
        };
  }

  /// Orders two values for which [#areOrdered] holds.
  static int compare(AttributeValue one, AttributeValue other) {
    return switch (one.type()) {
      case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
      case B -> BINARY.compare(one.b(), other.b());
      case S -> BYTES.compare(SortedBytes.utf8(one.s()), SortedBytes.utf8(other.s()));
      case BOOL, NUL, SS, NS, BS, L, M, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException(one.type() + " has no order");
    };
  }
}
