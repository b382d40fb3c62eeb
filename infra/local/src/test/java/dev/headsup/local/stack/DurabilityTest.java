package dev.headsup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real functions in a process that is killed.
final class DurabilityTest {
  private static final int SENDERS = 4;

  @TempDir Path data;

  @Test
  void nothingThatWasAcceptedIsLostWhenTheProcessIsKilled() throws Exception {
    Set<String> accepted = new ConcurrentSkipListSet<>();
    String key;
    Instant before;
    try (ChildStack first = ChildStack.start(data)) {
      key = first.writeKey();
      first.post("/_local/clock", "{\"advance\":\"PT1H\"}");
      before = Instant.parse(first.get("/_local/clock").path("now").asText());
      sendUntilKilled(first, before, accepted);
    }
    // The kill came in the middle: some of what was accepted was not done yet.
    assertThat(accepted).hasSizeGreaterThan(100);
    assertThat(unfinished()).isPositive();

    try (ChildStack second = ChildStack.start(data)) {
      assertThat(second.writeKey()).isEqualTo(key);
      assertThat(Instant.parse(second.get("/_local/clock").path("now").asText()))
          .isAfterOrEqualTo(before);
      assertThat(second.post("/_local/drain", "").statusCode()).isEqualTo(200);

      Set<String> decided = new TreeSet<>();
      second.get("/_local/ledger").forEach(entry -> decided.add(entry.path("customer").asText()));
      assertThat(decided).containsAll(accepted);
      assertThat(second.terminate(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(unfinished()).isZero();
  }

  /// Each customer sends, in one request, the three events that complete a case.
  private static void sendUntilKilled(ChildStack stack, Instant now, Set<String> accepted)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean killed = new AtomicBoolean();
    Thread[] senders = new Thread[SENDERS];
    for (int i = 0; i < SENDERS; i++) {
      senders[i] =
          Thread.startVirtualThread(() -> {
            while (!killed.get()) {
              String customer = "customer-" + next.getAndIncrement();
              try {
                HttpResponse<String> answer = stack.post("/v1/batch", batch(customer, now));
                if (answer.statusCode() == 200) {
                  accepted.add(customer);
                }
              } catch (IOException e) {
                return; // It was killed; this one was not accepted.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
              }
            }
          });
    }
    for (int i = 0; i < 600 && accepted.size() <= 400; i++) {
      Thread.sleep(50);
    }
    stack.kill();
    killed.set(true);
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private static String batch(String customer, Instant now) {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      events
          .append(i == 0 ? "" : ",")
          .append(
              "{\"type\":\"track\",\"event\":\"Import Failed\",\"userId\":\"%s\",\"messageId\":\"%s-%d\",\"timestamp\":\"%s\"}"
                  .formatted(customer, customer, i, now.minusSeconds(60L * i)));
    }
    return "{\"batch\":[" + events + "]}";
  }

  /// Messages in the journal that are not done. What follows the last line break may be torn.
  private int unfinished() throws IOException {
    String journal = Files.readString(data.resolve("queues.journal"));
    Set<String> open = new TreeSet<>();
    Set<String> done = new TreeSet<>();
    for (String line : journal.substring(0, journal.lastIndexOf('\n') + 1).lines().toList()) {
      JsonNode step = TestStack.JSON.readTree(line);
      if (step.has("sent")) {
        open.add(step.get("sent").asText());
      } else {
        done.add(step.get("done").asText());
      }
    }
    open.removeAll(done);
    return open.size();
  }
}
