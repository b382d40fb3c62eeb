package dev.headsup.sim.table;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a condition compares.
sealed interface Operand {
  /// Its value in an item; null: it has none.
  @Nullable AttributeValue in(Map<String, AttributeValue> item);

  /// What the item has at a path.
  record Stored(Path path) implements Operand {
    @Override
    public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
      return path.find(item);
    }
  }

  /// What came with the request.
  record Given(AttributeValue value) implements Operand {
    @Override
    public AttributeValue in(Map<String, AttributeValue> item) {
      return value;
    }
  }

  /// How large something is: bytes of a text or of binary, members of a collection.
  record Size(Path path) implements Operand {
    @Override
    public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
      AttributeValue stored = path.find(item);
      return stored == null ? null : size(stored);
    }

    private static @Nullable AttributeValue size(AttributeValue stored) {
      int size =
          switch (stored.type()) {
            case S -> stored.s().getBytes(StandardCharsets.UTF_8).length;
            case B -> stored.b().asByteArrayUnsafe().length;
            case SS -> stored.ss().size();
            case NS -> stored.ns().size();
            case BS -> stored.bs().size();
            case L -> stored.l().size();
            case M -> stored.m().size();
            case N, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> -1;
          };
      return size < 0 ? null : AttributeValue.fromN(Integer.toString(size));
    }
  }
}
