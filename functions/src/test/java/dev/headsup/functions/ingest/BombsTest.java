package dev.headsup.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.headsup.functions.ingest.Front.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// E2, E4: bodies that are made to cost much are answered by name, within little memory and time.
/// Memory is everything that was allocated while the request was answered, which is more than the
/// heap can have grown by; time is of the processor, so that other work does not count.
class BombsTest {
  /// What Lambda hands to a function at most, with base64 on top.
  private static final int LARGEST = 4_400_000;

  private static final long MEMORY = 64L << 20;
  private static final Duration TIME = Duration.ofMillis(100);
  private static final List<String> DOORS = List.of("/v1/b", "/v1/t", "/v1/events");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Map<String, byte[]> bombs() throws IOException {
    Map<String, String> bombs = new LinkedHashMap<>();
    bombs.put("lists a million deep", "[".repeat(1_000_000));
    bombs.put("objects a million deep", "{\"a\":".repeat(800_000));
    bombs.put("as much as fits", "\"" + "x".repeat(LARGEST) + "\"");
    bombs.put("nothing but blanks", " ".repeat(LARGEST));
    bombs.put("a number of a million digits", event("\"n\":" + "9".repeat(1_000_000)));
    bombs.put("a number that fits", event("\"n\":" + "9".repeat(30_000)));
    bombs.put("a small number with a large power", event("\"n\":1e999999999"));
    bombs.put("names with one hash code", event(colliding(14)));
    bombs.put("more names than fit", event(colliding(17)));
    bombs.put("a name of 100,000 letters", event("\"" + "n".repeat(100_000) + "\":1"));
    bombs.put("one name, 10,000 times", event("\"n\":1,".repeat(9_999) + "\"n\":2"));
    bombs.put("halves of letters", event("\"n\":\"" + "\\ud800".repeat(5_000) + "\""));
    bombs.put("no numbers", event("\"n\":NaN,\"m\":Infinity"));
    bombs.put("a text without an end", event("\"n\":\"" + "\\\\".repeat(100_000)));
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    bombs.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    byte[] broken = event("\"n\":\"????\"").getBytes(StandardCharsets.UTF_8);
    broken[new String(broken, StandardCharsets.UTF_8).indexOf("??")] = (byte) 0xff;
    bytes.put("no UTF-8", broken);
    bytes.put("50 MB, packed", packed(50));
    bytes.put("300 MB, packed", packed(300));
    return bytes;
  }

  private static String event(String property) {
    return "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\",\"specversion\":\"1.0\",\"id\":\"1\","
               + "\"source\":\"/s\",\"properties\":{"
        + property
        + "},\"batch\":[{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\",\"properties\":{"
        + property
        + "}}]}";
  }

  /// Names with one hash code: "Aa" and "BB" have the same.
  private static String colliding(int pairs) {
    List<String> names = new ArrayList<>(List.of(""));
    for (int pair = 0; pair < pairs; pair++) {
      List<String> longer = new ArrayList<>();
      names.forEach(name -> {
        longer.add(name + "Aa");
        longer.add(name + "BB");
      });
      names = longer;
      if (names.size() >= 1 << 13) {
        break;
      }
    }
    String all = String.join(",", names.stream().map(name -> "\"" + name + "\":1").toList());
    return pairs > 14 ? (all + ",").repeat(1 << (pairs - 14)) + "\"last\":1" : all;
  }

  private static byte[] packed(int megabytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < megabytes; i++) {
        gzip.write(zeros);
      }
    }
    return out.toByteArray();
  }

  private record Cost(Reply reply, long memory, Duration time) {}

  private static Cost cost(String door, String name, byte[] body) throws IOException {
    Front front = new Front().key(Front.PUBLIC_KEY).header("Content-Type", "application/json");
    if (name.endsWith("packed")) {
      front.header("Content-Encoding", "gzip");
    }
    byte[] event = front.event("POST", door, body);
    long memory = THREADS.getCurrentThreadAllocatedBytes();
    long time = THREADS.getCurrentThreadCpuTime();
    Reply reply = front.raw(event);
    return new Cost(
        reply,
        THREADS.getCurrentThreadAllocatedBytes() - memory,
        Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time));
  }

  @Test
  void everyBombIsAnsweredByNameWithinLittleMemoryAndTime() throws IOException {
    for (Map.Entry<String, byte[]> bomb : bombs().entrySet()) {
      for (String door : DOORS) {
        Cost first = cost(door, bomb.getKey(), bomb.getValue());
        // The first time a class is loaded or compiled is not the bomb's.
        Cost again = cost(door, bomb.getKey(), bomb.getValue());
        Duration time = first.time().compareTo(again.time()) < 0 ? first.time() : again.time();
        String what = bomb.getKey() + " at " + door;

        assertThat(again.reply().status()).as(what).isIn(200, 400, 413);
        if (again.reply().status() == 200) {
          // Taken apart into events; what is too much of one is refused by name or cut.
          assertThat(again.reply().body()).as(what).contains("accepted");
        } else {
          assertThat(again.reply().body()).as(what).contains("\"error\":\"");
        }
        assertThat(again.memory()).as(what).isLessThan(MEMORY);
        assertThat(time).as(what).isLessThan(TIME);
      }
    }
  }
}
