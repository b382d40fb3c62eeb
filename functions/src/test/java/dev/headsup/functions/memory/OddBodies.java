package dev.headsup.functions.memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Makes bodies of JSON doors, good and bad, from a seed: some of a door's fields with anything in
/// them, some of the bodies then damaged as bytes.
public final class OddBodies {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e99999",
          "123456789012345678901234567890",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"1969-01-01T00:00:00Z\"",
          "\"2026-03-01T11:00:00Z\"",
          "\"anonymous:1\"",
          "\"headsup:score\"",
          "\"javascript:alert(1)\"",
          "\"" + "x".repeat(5_000) + "\"",
          "[]",
          "[\"a\",[\"b\"],{}]",
          "[\"checkout\",\"\"]",
          "{}",
          "{\"userId\":\"ana\"}",
          "{\"id\":7,\"status\":\"solved\"}",
          "{\"current\":5}",
          "[".repeat(40) + "]".repeat(40),
          "\"\ufffe\uffff\"",
          "\"Robert'); DROP TABLE\"");

  private final SplittableRandom random;
  private final List<String> good;

  /// @param good members of a body that is fine, each as `"name":value`
  public OddBodies(long seed, List<String> good) {
    this.random = new SplittableRandom(seed);
    this.good = List.copyOf(good);
  }

  /// The next body.
  public byte[] next() {
    List<String> members = new ArrayList<>();
    for (String member : good) {
      switch (random.nextInt(8)) {
        case 0 -> {}
        case 1, 2 -> members.add(member.substring(0, member.indexOf(':') + 1) + value());
        case 3 -> {
          members.add(member);
          if (random.nextInt(10) == 0) {
            members.add(member);
          }
        }
        default -> members.add(member);
      }
    }
    if (random.nextInt(20) == 0) {
      members.add("\"field-" + random.nextInt(9) + "\":" + value());
    }
    byte[] body = ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(6) == 0) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
    }
    return random.nextInt(25) == 0 ? cut(body) : body;
  }

  private byte[] cut(byte[] body) {
    return Arrays.copyOf(body, random.nextInt(body.length));
  }

  private String value() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }
}
