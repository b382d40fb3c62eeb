package dev.headsup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A1 with real processes: `kill -9` of a stack with a data folder at random moments under a
/// replay, started again each time, ends with nothing lost and nothing doubled. Takes minutes, so
/// it runs only where it is asked for: `-Dheadsup.kills=10`, with `-Dheadsup.kills.seed=N` for the
/// same moments again.
///
/// What a client was told is accepted must be decided and told. What it was not told it sends
/// again, as clients do, with the same ids.
final class KillsTest {
  private static final int KILLS = Integer.getInteger("headsup.kills", 0);
  private static final long SEED = Long.getLong("headsup.kills.seed", 1L);
  private static final int CUSTOMERS_A_ROUND = 60;

  @TempDir Path data;

  private final Map<String, String> unanswered = new TreeMap<>();
  private final List<String> accepted = Collections.synchronizedList(new ArrayList<>());

  @Test
  void killedAgainAndAgainNothingIsLostOrDoubled() throws Exception {
    assumeTrue(KILLS > 0, "-Dheadsup.kills=10 kills a stack ten times; it takes minutes");
    Random moments = new Random(SEED);
    int next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildStack stack = ChildStack.start(data)) {
        Instant now = Instant.parse(stack.get("/_local/clock").path("now").asText());
        for (int i = 0; i < CUSTOMERS_A_ROUND; i++, next++) {
          unanswered.put("customer-" + next, batch("customer-" + next, now));
        }
        // Whatever waits becomes due while the stack lives, so that kills meet sends too.
        long after = 200L + moments.nextInt(2_500);
        send(stack, after);
        System.out.printf(
            "kill %d after %d ms: %d accepted so far, %d without an answer%n",
            kill + 1, after, accepted.size(), unanswered.size());
      }
    }
    try (ChildStack last = ChildStack.start(data)) {
      send(last, Long.MAX_VALUE);
      assertThat(unanswered).isEmpty();
      settle(last);

      Map<String, Integer> told = new HashMap<>();
      for (JsonNode message : last.get("/_local/outbox")) {
        if (message.path("channel").asText().equals("EMAIL")) {
          told.merge(message.path("to").asText(), 1, Integer::sum);
        }
      }
      long unknown = 0;
      List<String> lost = new ArrayList<>();
      List<String> doubled = new ArrayList<>();
      for (String customer : accepted) {
        int times = told.getOrDefault(customer + "@example.com", 0);
        if (times > 1) {
          doubled.add(customer);
        }
        if (times == 0) {
          // Killed between the call and its outcome: help is rather lost than doubled, and says so.
          if (isUnknown(last, customer)) {
            unknown++;
          } else {
            lost.add(customer);
          }
        }
      }
      System.out.printf(
          "seed %d: %d kills, %d customers, %d told once, %d without an outcome by policy, %d lost,"
              + " %d doubled%n",
          SEED,
          KILLS,
          accepted.size(),
          accepted.size() - unknown - lost.size() - doubled.size(),
          unknown,
          lost.size(),
          doubled.size());
      assertThat(lost).as("lost").isEmpty();
      assertThat(doubled).as("doubled").isEmpty();
      assertThat(unknown).as("at most what each kill can catch in flight").isLessThan(KILLS * 50L);
    }
  }

  private static boolean isUnknown(ChildStack stack, String customer)
      throws IOException, InterruptedException {
    JsonNode entries = stack.get("/_local/ledger?customer=" + customer);
    return entries.toString().contains("\"UNKNOWN\"");
  }

  /// Sends what is without an answer, and moves the clock on, until the stack is killed.
  ///
  /// @param killAfter milliseconds; never for [Long#MAX_VALUE]
  private void send(ChildStack stack, long killAfter) throws InterruptedException {
    AtomicBoolean killed = new AtomicBoolean();
    Map<String, String> todo = new TreeMap<>(unanswered);
    Thread sender =
        Thread.startVirtualThread(() -> {
          for (Map.Entry<String, String> each : todo.entrySet()) {
            if (killed.get() || !accept(stack, each.getKey(), each.getValue())) {
              return;
            }
          }
          while (!killed.get() && killAfter != Long.MAX_VALUE && advance(stack)) {
            // The waits of what was decided run out, and messages go.
          }
        });
    if (killAfter == Long.MAX_VALUE) {
      sender.join();
      return;
    }
    Thread.sleep(killAfter);
    stack.kill();
    killed.set(true);
    sender.join();
  }

  private boolean accept(ChildStack stack, String customer, String body) {
    try {
      HttpResponse<String> answer = stack.post("/v1/batch", stack.serverKey(), body);
      if (answer.statusCode() == 200) {
        accepted.add(customer);
        unanswered.remove(customer);
        return true;
      }
      return false;
    } catch (IOException dead) {
      return false; // It was killed; this one was not answered and is sent again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean advance(ChildStack stack) {
    try {
      return stack.post("/_local/clock", "{\"advance\":\"PT2M\"}").statusCode() == 200;
    } catch (IOException dead) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void settle(ChildStack stack) throws IOException, InterruptedException {
    for (int i = 0; i < 30; i++) {
      assertThat(stack.post("/_local/clock", "{\"advance\":\"PT2M\"}").statusCode()).isEqualTo(200);
      Thread.sleep(Duration.ofMillis(100));
    }
    assertThat(stack.post("/_local/drain", "").statusCode()).isEqualTo(200);
  }

  /// One customer whose importing fails three times, told by a server that knows their address.
  private static String batch(String customer, Instant now) {
    StringBuilder events = new StringBuilder();
    events.append(
        """
        {"type":"identify","userId":"%1$s","messageId":"who-%1$s","timestamp":"%2$s","traits":{"email":"%1$s@example.com"},
         "context":{"consent":{"service":{"EMAIL":"GRANTED"},"help":{"EMAIL":"GRANTED"},"source":"signup-form"}}}\
        """
            .formatted(customer, now));
    events.append(
        ",{\"type\":\"track\",\"event\":\"Asked By Email\",\"userId\":\"%1$s\",\"messageId\":\"%1$s-ask\",\"timestamp\":\"%2$s\"}"
            .formatted(customer, now));
    return "{\"batch\":[" + events + "]}";
  }
}
