package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.Value;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of a value: the type of the attribute says which kind it is. A number that
/// DynamoDB cannot hold exactly, or at all, is a map with its text in `num`.
final class ValueItem {
  private static final double LARGEST = 1e125;
  private static final double SMALLEST = 1e-129;

  private ValueItem() {}

  static AttributeValue write(Value value) {
    return switch (value) {
      case Value.Text(String text) -> Attr.text(text);
      case Value.Num(double number) -> number(number);
      case Value.Flag(boolean on) -> AttributeValue.fromBool(on);
      case Value.Many(var values) -> Attr.list(values.stream().map(ValueItem::write).toList());
    };
  }

  static Value read(AttributeValue stored) {
    return switch (stored.type()) {
      case S -> new Value.Text(stored.s());
      case N -> new Value.Num(Double.parseDouble(stored.n()));
      case BOOL -> new Value.Flag(stored.bool());
      case L -> new Value.Many(stored.l().stream().map(ValueItem::read).toList());
      case M -> new Value.Num(Double.parseDouble(new Item(stored.m()).text("num")));
      case B, BS, NS, NUL, SS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("No value is stored as " + stored.type());
    };
  }

  private static AttributeValue number(double number) {
    double size = Math.abs(number);
    boolean fits = size <= LARGEST && size >= SMALLEST;
    return fits || Double.doubleToLongBits(number) == 0
        ? AttributeValue.fromN(Double.toString(number))
        : Attr.map(Map.of("num", Attr.text(Double.toString(number))));
  }
}
