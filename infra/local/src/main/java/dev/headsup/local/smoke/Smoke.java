package dev.headsup.local.smoke;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.local.client.Answer;
import dev.headsup.local.client.Door;
import dev.headsup.local.client.DoorFailure;
import dev.headsup.local.client.KeyProbe;
import dev.headsup.local.target.Target;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// One event of a customer that does not exist, from the door to the message. Each step is told
/// with what happened and how long it took; the first that does not work out ends the test with
/// what to do.
public final class Smoke {

  /// Customers whose id begins like this are made up by this test.
  public static final String CUSTOMERS = "headsup-smoke-";

  /// The trigger that only this test fires.
  public static final String TRIGGER = "smoke-test";

  private static final String EVENT = "Headsup Smoke Test";

  /// The mailbox simulator of SES: it takes every message, costs no reputation, and works while the
  /// account is in the sandbox of SES.
  private static final String ADDRESS = "success@simulator.amazonses.com";

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final PrintWriter out;
  private final Duration patience;
  private final long began = System.nanoTime();

  /// @param out hears of each step
  /// @param patience how long one step may take
  public Smoke(PrintWriter out, Duration patience) {
    this.out = out;
    this.patience = patience;
  }

  /// Runs the test.
  ///
  /// @param key a server key
  /// @param target what may be looked into; null to stop after the door
  /// @return whether all that could be looked at worked out
  public boolean run(URI front, String key, @Nullable Target target) throws InterruptedException {
    CustomerId customer = CustomerId.known(CUSTOMERS + UUID.randomUUID());
    out.println("smoke test of " + (target == null ? front.toString() : target.name()));
    out.println("the customer is " + customer.value());
    try (Door door = new Door(front, key)) {
      Inside inside = target == null ? null : new Inside(target, customer);
      step("key", () -> Optional.of(key(door)), "");
      if (inside == null) {
        step("customer", () -> Optional.of(post(door, "/v1/identify", introduced(customer))), "");
        step("event", () -> Optional.of(post(door, "/v1/track", event(customer))), "");
        done("the door; nothing behind it was looked at");
        out.println(
            "This is as far as one sees from outside. To follow the event inside, name the stack"
                + " with --stack and use AWS credentials that may read its tables.");
        return true;
      }
      step("trigger", () -> Optional.of(inside.trigger()), "");
      step("customer", () -> Optional.of(post(door, "/v1/identify", introduced(customer))), "");
      step("profile", inside::known, waiting("profile", "TelemetryDeadLetters", inside));
      step("event", () -> Optional.of(post(door, "/v1/track", event(customer))), "");
      step("activity", inside::activity, waiting("activity", "TelemetryDeadLetters", inside));
      Outreach[] decided = new Outreach[1];
      step(
          "decision",
          () ->
              inside
                  .decided()
                  .map(outreach -> {
                    decided[0] = outreach;
                    return Inside.decision(outreach);
                  }),
          "is the trigger there and as in this repository? "
              + inside.command("diff")
              + ". Functions read it once a minute: what was pushed less than a minute ago may not"
              + " run yet. "
              + waiting("decision", "TelemetryDeadLetters", inside));
      step(
          "message",
          () -> inside.delivered(decided[0]),
          waiting("message", "DeliverDeadLetters", inside));
      step("inbox", inside::inbox, waiting("inbox item", "DeliverDeadLetters", inside));
      done("all of it");
      return true;
    } catch (SmokeFailure | DoorFailure | SdkException e) {
      tell("wrong", "", String.valueOf(e.getMessage()), System.nanoTime() - began);
      return false;
    } finally {
      out.flush();
    }
  }

  private void step(String name, Supplier<Optional<String>> look, String otherwise)
      throws InterruptedException {
    long start = System.nanoTime();
    Optional<String> seen = look.get();
    while (seen.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
      Thread.sleep(PAUSE);
      seen = look.get();
    }
    if (seen.isEmpty()) {
      throw new SmokeFailure("no " + name + " after " + patience.toSeconds() + " s: " + otherwise);
    }
    tell("ok", name, seen.get(), System.nanoTime() - start);
  }

  private static String waiting(String what, String queue, Inside inside) {
    return "the "
        + what
        + " comes from a queue; what could not be worked on again and again lies in "
        + inside.deadLetters(queue)
        + ", and "
        + inside.command("doctor")
        + " counts it";
  }

  private void tell(String state, String name, String what, long nanos) {
    out.printf(Locale.ROOT, "%-6s %-9s %s (%,d ms)%n", state, name, what, nanos / 1_000_000);
    out.flush();
  }

  private void done(String what) {
    tell("ok", "done", what, System.nanoTime() - began);
  }

  private static String key(Door door) {
    Optional<String> problem = KeyProbe.problem(door);
    if (problem.isPresent()) {
      throw new SmokeFailure(problem.get());
    }
    return "the door takes the key, and it is a server key";
  }

  private static String post(Door door, String path, String json) {
    Answer answer = door.post(path, json, ANSWER);
    if (!answer.taken() || !answer.body().contains("\"refused\":0")) {
      throw new SmokeFailure(
          "the door did not take it: " + answer.status() + " " + answer.body().strip());
    }
    return "taken and queued";
  }

  private static String introduced(CustomerId customer) {
    return """
    {"userId":"%s","messageId":"%s-identify",
     "traits":{"name":"Smoke Test","email":"%s","locale":"en","timezone":"UTC"},
     "context":{"consent":{"service":{"email":"GRANTED","inbox":"GRANTED"},"source":"headsup smoke"}}}
    """
        .formatted(customer.value(), customer.value(), ADDRESS);
  }

  private static String event(CustomerId customer) {
    return "{\"userId\":\"%s\",\"messageId\":\"%s-event\",\"event\":\"%s\"}"
        .formatted(customer.value(), customer.value(), EVENT);
  }
}
