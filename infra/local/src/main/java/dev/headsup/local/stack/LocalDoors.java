package dev.headsup.local.stack;

import static dev.headsup.local.stack.JsonDoor.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.local.clock.ClockMovesBackException;
import dev.headsup.local.clock.LocalClock;
import dev.headsup.local.sandbox.Fault;
import dev.headsup.local.sandbox.Faults;
import dev.headsup.local.sandbox.Provider;
import dev.headsup.local.stack.JsonDoor.Ask;
import dev.headsup.local.stack.JsonDoor.Refusal;
import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The endpoints below `/_local`, which exist in the local runtime only.
final class LocalDoors {
  static final Duration DRAIN = Duration.ofMinutes(10);

  private final LocalClock clock;
  private final Rest rest;
  private final Faults faults;
  private final Sent sent;
  private final Ledger ledger;
  private final Stats stats;
  private final Target target;

  LocalDoors(
      LocalClock clock,
      Rest rest,
      Faults faults,
      Sent sent,
      Ledger ledger,
      Stats stats,
      Target target) {
    this.clock = clock;
    this.rest = rest;
    this.faults = faults;
    this.sent = sent;
    this.ledger = ledger;
    this.stats = stats;
    this.target = target;
  }

  JsonDoor door() {
    return new JsonDoor()
        .on("GET /_local/outbox", ask -> shown(sent.messages()))
        .on("GET /_local/news", ask -> shown(sent.news()))
        .on("GET /_local/ledger", this::ledger)
        .on("GET /_local/stats", ask -> stats.json())
        .on("GET /_local/target", ask -> TargetJson.write(target))
        .on("GET /_local/clock", ask -> now())
        .on("POST /_local/clock", this::move)
        .on("POST /_local/drain", this::drain)
        .on("POST /_local/faults", this::fault);
  }

  private static ArrayNode shown(List<Sent.Message> messages) {
    ArrayNode shown = JSON.createArrayNode();
    messages.forEach(message -> shown.add(message.json()));
    return shown;
  }

  /// Of one customer, or, without `customer`, of everybody.
  private ArrayNode ledger(Ask ask) {
    String customer = ask.query().get("customer");
    if (customer == null) {
      return ledger.all();
    }
    try {
      return ledger.of(customer);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "bad-customer", String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode now() {
    return JSON.createObjectNode().put("now", clock.instant().toString());
  }

  private JsonNode move(Ask ask) {
    Optional<String> advance = ask.text("advance");
    Optional<String> to = ask.text("to");
    if (advance.isPresent() == to.isPresent()) {
      throw new Refusal(400, "bad-clock", "give either advance (PT30M) or to (an instant)");
    }
    try {
      advance.map(Duration::parse).ifPresent(clock::advance);
      to.map(Instant::parse).ifPresent(clock::to);
    } catch (DateTimeException e) {
      throw new Refusal(400, "bad-clock", String.valueOf(e.getMessage()));
    } catch (ClockMovesBackException e) {
      throw new Refusal(400, "clock-moves-back", String.valueOf(e.getMessage()));
    }
    return now();
  }

  private JsonNode drain(Ask ask) {
    Duration within;
    try {
      within = ask.text("within").map(Duration::parse).orElse(DRAIN);
    } catch (DateTimeException e) {
      throw new Refusal(400, "bad-within", String.valueOf(e.getMessage()));
    }
    if (!rest.drain(within)) {
      throw new Refusal(504, "not-drained", "still under way: " + stats.underWay());
    }
    return now().put("drained", true);
  }

  private JsonNode fault(Ask ask) {
    String named = ask.text("provider").orElse("");
    Provider provider =
        Provider.named(named)
            .orElseThrow(() ->
                new Refusal(
                    400,
                    "unknown-provider",
                    "provider must be one of "
                        + Arrays.stream(Provider.values()).map(Provider::word).toList()));
    String word = ask.text("fault").orElse("");
    JsonNode times = ask.body().path("times");
    if (!times.isMissingNode() && (!times.isInt() || times.asInt() < 1)) {
      throw new Refusal(400, "bad-times", "times must be a whole number of at least 1");
    }
    if (word.equals("none")) {
      faults.clear(provider);
    } else {
      Fault fault = Fault.named(word).orElseThrow(LocalDoors::unknownFault);
      faults.plan(provider, fault, times.asInt(1));
    }
    return JSON.createObjectNode().put("provider", provider.word()).put("fault", word);
  }

  private static Refusal unknownFault() {
    List<String> known = Arrays.stream(Fault.values()).map(Fault::word).toList();
    return new Refusal(400, "unknown-fault", "fault must be none or one of " + known);
  }
}
