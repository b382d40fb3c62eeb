package dev.headsup.sim.table;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as bytes, so that a million fit beside the functions: the names of attributes by their
/// number, texts in UTF-8, numbers as their digits and scale.
final class ItemCodec {
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /// @param without attributes that the key of the item tells
  byte[] pack(Map<String, AttributeValue> item, List<String> without) {
    Packer out = new Packer();
    item.forEach((name, value) -> {
      if (!without.contains(name)) {
        out.count(numbers.computeIfAbsent(name, this::named));
        out.value(value);
      }
    });
    return out.done();
  }

  private int named(String name) {
    names.add(name);
    return names.size() - 1;
  }

  /// The attributes that were packed, and these of the key.
  Map<String, AttributeValue> unpack(byte[] packed, Map<String, AttributeValue> key) {
    Map<String, AttributeValue> item = new TreeMap<>(key);
    Unpacker in = new Unpacker(packed);
    while (!in.atEnd()) {
      String name = names.get(in.count());
      item.put(name, in.value());
    }
    return item;
  }

  private static final class Packer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    void count(int number) {
      int left = number;
      while (left > 0x7F) {
        bytes.write((left & 0x7F) | 0x80);
        left >>>= 7;
      }
      bytes.write(left);
    }

    void bytes(byte[] content) {
      count(content.length);
      bytes.writeBytes(content);
    }

    void text(String text) {
      bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void number(String digits) {
      BigDecimal number = new BigDecimal(digits);
      // A whole number has scale 0 or more here; zigzag all the same.
      count((number.scale() << 1) ^ (number.scale() >> 31));
      bytes(number.unscaledValue().toByteArray());
    }

    @SuppressWarnings("EnumOrdinal") // never leaves this process
    void value(AttributeValue value) {
      bytes.write(value.type().ordinal());
      switch (value.type()) {
        case S -> text(value.s());
        case N -> number(value.n());
        case B -> bytes(value.b().asByteArrayUnsafe());
        case BOOL -> bytes.write(value.bool() ? 1 : 0);
        case NUL -> {}
        case SS -> {
          count(value.ss().size());
          value.ss().forEach(this::text);
        }
        case NS -> {
          count(value.ns().size());
          value.ns().forEach(this::number);
        }
        case BS -> {
          count(value.bs().size());
          value.bs().forEach(each -> bytes(each.asByteArrayUnsafe()));
        }
        case L -> {
          count(value.l().size());
          value.l().forEach(this::value);
        }
        case M -> {
          count(value.m().size());
          value
              .m()
              .forEach((name, each) -> {
                text(name);
                value(each);
              });
        }
        case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("A value of no type");
      }
    }

    byte[] done() {
      return bytes.toByteArray();
    }
  }

  private static final class Unpacker {
    private static final AttributeValue.Type[] TYPES = AttributeValue.Type.values();

    private final byte[] bytes;
    private int at;

    Unpacker(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean atEnd() {
      return at == bytes.length;
    }

    int count() {
      int number = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = bytes[at++];
        number |= (next & 0x7F) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }

    byte[] bytes() {
      int length = count();
      at += length;
      return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() {
      int length = count();
      at += length;
      return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    String number() {
      int zigzag = count();
      int scale = (zigzag >>> 1) ^ -(zigzag & 1);
      return new BigDecimal(new BigInteger(bytes()), scale).toPlainString();
    }

    AttributeValue value() {
      return switch (TYPES[bytes[at++]]) {
        case S -> AttributeValue.fromS(text());
        case N -> AttributeValue.fromN(number());
        case B -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes()));
        case BOOL -> AttributeValue.fromBool(bytes[at++] == 1);
        case NUL -> AttributeValue.fromNul(true);
        case SS -> AttributeValue.fromSs(many(this::text));
        case NS -> AttributeValue.fromNs(many(this::number));
        case BS -> AttributeValue.fromBs(many(() -> SdkBytes.fromByteArrayUnsafe(bytes())));
        case L -> AttributeValue.fromL(many(this::value));
        case M -> {
          Map<String, AttributeValue> map = new TreeMap<>();
          for (int left = count(); left > 0; left--) {
            map.put(text(), value());
          }
          yield AttributeValue.fromM(map);
        }
        case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("A value of no type");
      };
    }

    private <T> List<T> many(java.util.function.Supplier<T> one) {
      List<T> all = new ArrayList<>();
      for (int left = count(); left > 0; left--) {
        all.add(one.get());
      }
      return all;
    }
  }

  /// As [#unpack], of an item that may not be there.
  @Nullable Map<String, AttributeValue> unpackIf(
      byte @Nullable [] packed, Map<String, AttributeValue> key) {
    return packed == null ? null : unpack(packed, key);
  }
}
