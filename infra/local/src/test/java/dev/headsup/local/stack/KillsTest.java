package dev.headsup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.functions.Wiring;
import dev.headsup.local.target.Target;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  private static final String TRIGGER =
      """
      headsup: trigger/v1
      name: Asked for help
      id: asked
      owner: cx@example.com
      status: live
      purpose: help
      when: { customer: { did: Asked, at least: 1 times, within: 20 minutes } }
      send: { first of: [email], also: [inbox] }
      limits: { per customer: 1 per 14 days }
      expire after: 10 hours
      success: did "Done" within 2 hours
      """;

  private static final String POLICY =
      """
      headsup: policy/v1
      brand: { name: Example, address: "Example Ltd, 1 Example Street, Example City" }
      surge: { at least: 1000000 customers }
      ramp: { first: 1000000 customers }
      approval: { above: 1000000 customers, share: 100%, times usual: 1000, free: 1000000 customers }
      """;

  @TempDir Path data;

  @TempDir Path config;

  private final Map<String, String> unanswered = new TreeMap<>();
  private final List<String> accepted = Collections.synchronizedList(new ArrayList<>());

  @Test
  void killedAgainAndAgainNothingIsLostOrDoubled() throws Exception {
    assumeTrue(KILLS > 0, "-Dheadsup.kills=10 kills a stack ten times; it takes minutes");
    Path triggers = triggers();
    Random moments = new Random(SEED);
    int next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildStack stack = ChildStack.start(data, triggers)) {
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
    try (ChildStack last = ChildStack.start(data, triggers)) {
      send(last, Long.MAX_VALUE);
      assertThat(unanswered).isEmpty();
      settle(last);

      Map<String, Integer> mails = new HashMap<>();
      Map<String, Integer> items = new HashMap<>();
      for (JsonNode message : last.get("/_local/outbox")) {
        switch (message.path("channel").asText()) {
          case "EMAIL" -> mails.merge(message.path("to").asText(), 1, Integer::sum);
          case "INBOX" -> items.merge(message.path("customer").asText(), 1, Integer::sum);
          default -> throw new AssertionError(message);
        }
      }
      Outreaches outreaches =
          new Wiring(Target.at(last.url()).environment(), InstantSource.system(), List.of())
              .outreaches();
      int unknown = 0;
      List<String> lost = new ArrayList<>();
      List<String> doubled = new ArrayList<>();
      for (String customer : accepted) {
        int sent = mails.getOrDefault(customer + "@example.com", 0);
        int kept = items.getOrDefault(customer, 0);
        if (sent > 1 || kept > 1) {
          doubled.add(customer);
        }
        // Killed between claim and outcome, help by e-mail is rather lost than doubled, and the
        // ledger says so; the inbox is exact.
        boolean said = sent == 1 || isUnknown(outreaches, customer);
        unknown += sent == 0 && said ? 1 : 0;
        if (kept == 0 || !said) {
          lost.add(customer);
        }
      }
      System.out.printf(
          "seed %d: %d kills, %d customers, %d mails without an outcome by policy, %d lost, %d"
              + " doubled%n",
          SEED, KILLS, accepted.size(), unknown, lost.size(), doubled.size());
      assertThat(accepted).hasSize(KILLS * CUSTOMERS_A_ROUND).doesNotHaveDuplicates();
      assertThat(lost).as("lost").isEmpty();
      assertThat(doubled).as("doubled").isEmpty();
      assertThat(unknown).as("what kills caught between claim and outcome").isLessThan(KILLS * 50);
    }
  }

  private static boolean isUnknown(Outreaches outreaches, String customer) {
    return outreaches.of(new CustomerId(customer)).stream()
        .flatMap(entry -> outreaches.deliveries(entry.customer(), entry.id()).stream())
        .anyMatch(delivery -> delivery.state() == DeliveryState.UNKNOWN);
  }

  private Path triggers() throws IOException {
    Path triggers = config.resolve("triggers");
    Path asked = triggers.resolve("asked");
    Files.createDirectories(asked.resolve("en"));
    Files.writeString(asked.resolve("trigger.yaml"), TRIGGER);
    Files.writeString(asked.resolve("en/email.md"), "---\nsubject: A hand\n---\nHere it is.\n");
    Files.writeString(asked.resolve("en/inbox.md"), "---\ntitle: A hand\n---\nHere it is.\n");
    Files.writeString(config.resolve("policy.yaml"), POLICY);
    return triggers;
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

  /// One customer who asks, told by a server that knows their address.
  private static String batch(String customer, Instant now) {
    StringBuilder events = new StringBuilder();
    events.append(
        """
        {"type":"identify","userId":"%1$s","messageId":"who-%1$s","timestamp":"%2$s","traits":{"email":"%1$s@example.com"},
         "context":{"consent":{"help":{"EMAIL":"GRANTED","INBOX":"GRANTED"},"source":"signup-form"}}}\
        """
            .formatted(customer, now));
    events.append(
        ",{\"type\":\"track\",\"event\":\"Asked\",\"userId\":\"%1$s\",\"messageId\":\"%1$s-ask\",\"timestamp\":\"%2$s\"}"
            .formatted(customer, now));
    return "{\"batch\":[" + events + "]}";
  }
}
