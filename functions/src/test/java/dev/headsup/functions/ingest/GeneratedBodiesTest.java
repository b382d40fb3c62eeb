package dev.headsup.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.sun.management.ThreadMXBean;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.functions.ingest.Front.Reply;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Ten thousand bodies of all sorts: each is answered, each of its events is accepted or refused by
/// name, and the worker reads just what the door accepted.
class GeneratedBodiesTest {
  private static final int BODIES = 10_000;
  private static final long SEED = 20260301;

  /// These leave a part of an event out and keep the rest, so they come on top.
  private static final Set<String> OF_A_PART = Set.of("bad-phone", "bad-email");

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{4,}");

  @Test
  void everyBodyIsAnsweredAndEveryEventIsAccountedFor() throws IOException {
    Bodies bodies = new Bodies(SEED);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Map<String, Integer> seen = new TreeMap<>();
    long most = 0;
    for (int i = 0; i < BODIES; i++) {
      byte[] body = bodies.next();
      Front front = new Front().key(i % 2 == 0 ? Front.PUBLIC_KEY : Front.SERVER_KEY);

      long before = threads.getCurrentThreadAllocatedBytes();
      Reply reply = front.post("/v1/batch", body);
      most = Math.max(most, threads.getCurrentThreadAllocatedBytes() - before);

      seen.merge(String.valueOf(reply.status()), 1, Integer::sum);
      assertThat(reply.status()).as("body %s of seed %s", i, SEED).isIn(200, 400);
      if (reply.status() == 200) {
        check(front, reply, entries(body), seen);
      } else {
        assertThat(reply.body()).contains("\"error\":\"");
        assertThat(front.queued).isEmpty();
      }
    }
    // The test is of use only while it meets every kind of trouble.
    assertThat(seen)
        .containsKeys(
            "200",
            "400",
            "not-an-object",
            "not-utf-8",
            "event-too-large",
            "too-deep",
            "wrong-type",
            "unknown-type",
            "no-customer",
            "bad-id",
            "bad-event-name",
            "no-group",
            "no-alias",
            "alias-needs-server-key",
            "bad-timestamp",
            "from-the-future",
            "before-2000",
            "unknown-consent-word",
            "bad-phone",
            "bad-email");
    assertThat(most).as("bytes allocated for one body").isLessThan(48L << 20);
  }

  private static void check(Front front, Reply reply, int entries, Map<String, Integer> seen)
      throws IOException {
    assertThat(reply.number("accepted") + reply.number("refused")).isEqualTo(entries);
    List<TelemetryMessage> messages = front.messages();
    List<Refused> refused = messages.stream().flatMap(each -> each.refused().stream()).toList();
    assertThat(refused).allSatisfy(each -> assertThat(each.reason()).matches(NAME));
    refused.forEach(each -> seen.merge(each.reason(), 1, Integer::sum));
    // What was accepted at the door is not refused by the worker.
    assertThat(refused.stream().filter(each -> !OF_A_PART.contains(each.reason())))
        .hasSize(reply.number("refused"));
    int packed = 0;
    for (List<String> call : front.queued) {
      for (String body : call) {
        assertThat(body).doesNotContain("\n", "\r", "\ufffe", "\uffff");
        packed += length("events", body.getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(packed).isEqualTo(reply.number("accepted"));
  }

  /// How many entries the lists named `batch` have, by another parser's count.
  private static int entries(byte[] body) throws IOException {
    // What is no UTF-8 was made readable before.
    return length(
        "batch", new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
  }

  private static int length(String list, byte[] json) throws IOException {
    int length = 0;
    try (JsonParser parser =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(10_000)
                    .maxNumberLength(10_000)
                    .maxNameLength(100_000)
                    .build())
            .build()
            .createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(list);
        if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            length++;
          }
        }
        parser.skipChildren();
      }
    }
    return length;
  }
}
