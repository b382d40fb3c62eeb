package dev.headsup.functions.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Makes request bodies, good and bad, from a seed: batches of calls with anything in any field,
/// some of them then damaged as bytes.
final class Bodies {
  private static final List<String> FIELDS =
      List.of(
          "type",
          "userId",
          "anonymousId",
          "event",
          "name",
          "groupId",
          "previousId",
          "messageId",
          "timestamp",
          "originalTimestamp",
          "properties",
          "traits",
          "context",
          "integrations",
          "writeKey",
          "other");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1.5e-7",
          "123456789012345678901234567890",
          "1e99999",
          "\"\"",
          "\" \"",
          "\"ana\"",
          "\"anonymous:x\"",
          "\"\\ud800\"",
          "\"\\u0000\\uffff\"",
          "\"\uffff\ufffe 😀\"",
          "\"2026-03-01T11:59:59.999+0130\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"0001-01-01\"",
          "[]",
          "[[],{},\"a\",1,null]",
          "{}",
          "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":[1,{\"g\":2}]}}}}}}",
          "{\"email\":\"x\",\"phone\":\"+12025550123\"}");

  private static final List<String> TRAITS =
      List.of(
          "{}",
          "{\"email\":\"ana@example.com\",\"phone\":\"+1 202-555-0123\"}",
          "{\"email\":[\"x\"],\"phone\":\"0123\"}",
          "{\"email\":null,\"phone\":7}");

  private static final List<String> CONTEXTS =
      List.of(
          "{\"consent\":{\"help\":{\"email\":\"GRANTED\"}},\"locale\":\"de\",\"traits\":{\"a\":1}}",
          "{\"consent\":{\"help\":{\"email\":\"GRANTED\"},\"at\":\"2098-01-01\"}}",
          "{\"consent\":[1],\"traits\":\"x\",\"timezone\":{}}",
          "{\"consent\":{\"help\":{\"fax\":[]}}}",
          "{\"consent\":{\"fun\":7}}");

  private static final List<String> TYPES =
      List.of("track", "identify", "page", "screen", "group", "alias", "dance");

  private final SplittableRandom random;

  Bodies(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// A body that a batch door may get.
  byte[] next() {
    List<String> events = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      events.add(event());
    }
    String batch = "\"batch\":[" + String.join(",", events) + "]";
    String shared = random.nextBoolean() ? pick(CONTEXTS) : value();
    String context = random.nextInt(8) == 0 ? ",\"context\":" + shared : "";
    byte[] body = ("{" + batch + context + "}").getBytes(StandardCharsets.UTF_8);
    return random.nextInt(3) == 0 ? damaged(body) : body;
  }

  private String event() {
    int kind = random.nextInt(40);
    if (kind == 0) {
      return value();
    }
    if (kind == 1) {
      int depth = 1 + random.nextInt(3_000);
      return "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\",\"properties\":{\"a\":"
          + "[".repeat(depth)
          + "]".repeat(depth)
          + "}}";
    }
    List<String> members = new ArrayList<>();
    members.add("\"type\":\"" + pick(TYPES) + "\"");
    members.add("\"userId\":\"u" + random.nextInt(9) + "\"");
    members.add("\"event\":\"Import Failed\",\"groupId\":\"g\",\"previousId\":\"p\"");
    for (int i = random.nextInt(3); i > 0; i--) {
      members.add("\"" + pick(FIELDS) + "\":" + value());
    }
    if (random.nextInt(4) == 0) {
      members.add("\"traits\":" + pick(TRAITS));
    }
    if (random.nextInt(4) == 0) {
      members.add("\"context\":" + pick(CONTEXTS));
    }
    if (kind == 2) {
      members.add("\"other\":\"" + "x".repeat(random.nextInt(60_000)) + "\"");
    }
    if (kind == 3) {
      members.add("\"" + "n".repeat(random.nextInt(60_000)) + "\":1");
    }
    if (kind == 4) {
      members.add("\"properties\":{\"n\":" + "9".repeat(1 + random.nextInt(5_000)) + "}");
    }
    return "{" + String.join(random.nextBoolean() ? "," : " ,\r\n", members) + "}";
  }

  private String value() {
    return pick(VALUES);
  }

  private byte[] damaged(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = random.nextInt(body.length);
    out.write(body, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> {}
      case 1 -> out.write(body, at + 1, body.length - at - 1);
      case 2 -> {
        out.write(0x80 + random.nextInt(128));
        out.write(body, at + 1, body.length - at - 1);
      }
      case 3 -> {
        out.write(random.nextInt(256));
        out.write(body, at, body.length - at);
      }
      default -> out.write(body, 0, body.length - at);
    }
    return out.toByteArray();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
