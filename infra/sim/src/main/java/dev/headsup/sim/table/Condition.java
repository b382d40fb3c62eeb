package dev.headsup.sim.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A condition on an item; one that is not there is an empty one.
sealed interface Condition {
  boolean holds(Map<String, AttributeValue> item);

  record Both(Condition one, Condition other) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return one.holds(item) && other.holds(item);
    }
  }

  record Either(Condition one, Condition other) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return one.holds(item) || other.holds(item);
    }
  }

  record Not(Condition one) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return !one.holds(item);
    }
  }

  record Exists(Path path) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return path.find(item) != null;
    }
  }

  record IsOfType(Path path, String type) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      AttributeValue stored = path.find(item);
      return stored != null
          && type.equals(stored.type() == AttributeValue.Type.NUL ? "NULL" : stored.type().name());
    }
  }

  /// How two values may stand to each other.
  enum Relation {
    EQUAL("="),
    OTHER("<>"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  record Compared(Operand left, Relation relation, Operand right) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      AttributeValue one = left.in(item);
      AttributeValue other = right.in(item);
      if (relation == Relation.OTHER) {
        // What is not there is not equal to anything.
        return one == null || !one.equals(other);
      }
      if (one == null || other == null) {
        return false;
      }
      if (relation == Relation.EQUAL) {
        return one.equals(other);
      }
      if (!Values.areOrdered(one, other)) {
        return false;
      }
      int order = Values.compare(one, other);
      return switch (relation) {
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case MORE -> order > 0;
        case AT_LEAST -> order >= 0;
        case EQUAL -> order == 0;
        case OTHER -> order != 0;
      };
    }
  }

  record Between(Operand value, Operand low, Operand high) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return new Compared(value, Relation.AT_LEAST, low).holds(item)
          && new Compared(value, Relation.AT_MOST, high).holds(item);
    }
  }

  record Among(Operand value, List<Operand> choices) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return choices.stream()
          .anyMatch(choice -> new Compared(value, Relation.EQUAL, choice).holds(item));
    }
  }

  record Begins(Operand value, Operand start) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      AttributeValue whole = value.in(item);
      AttributeValue part = start.in(item);
      if (whole == null || part == null || whole.type() != part.type()) {
        return false;
      }
      return switch (whole.type()) {
        case S -> whole.s().startsWith(part.s());
        case B -> begins(whole.b().asByteArrayUnsafe(), part.b().asByteArrayUnsafe());
        case N, BOOL, NUL, SS, NS, BS, L, M, UNKNOWN_TO_SDK_VERSION -> false;
      };
    }

    private static boolean begins(byte[] whole, byte[] part) {
      return part.length <= whole.length
          && java.util.Arrays.equals(whole, 0, part.length, part, 0, part.length);
    }
  }

  record Contains(Operand value, Operand part) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      AttributeValue whole = value.in(item);
      AttributeValue one = part.in(item);
      if (whole == null || one == null) {
        return false;
      }
      return switch (whole.type()) {
        case S -> one.type() == AttributeValue.Type.S && whole.s().contains(one.s());
        case SS -> one.type() == AttributeValue.Type.S && whole.ss().contains(one.s());
        case NS -> one.type() == AttributeValue.Type.N && whole.ns().contains(one.n());
        case BS -> one.type() == AttributeValue.Type.B && whole.bs().contains(one.b());
        case L -> whole.l().contains(one);
        case B -> one.type() == AttributeValue.Type.B && latin(whole.b()).contains(latin(one.b()));
        case N, BOOL, NUL, M, UNKNOWN_TO_SDK_VERSION -> false;
      };
    }

    /// Bytes as characters, one each.
    private static String latin(SdkBytes bytes) {
      return new String(bytes.asByteArrayUnsafe(), StandardCharsets.ISO_8859_1);
    }
  }
}
