package dev.headsup.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.engine.message.Channel;
import dev.headsup.local.replay.Summary;
import dev.headsup.local.stack.LocalStack;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells the demo's story on a terminal, in a calm voice.
final class Narrator {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintWriter out;
  private final LocalStack stack;

  Narrator(PrintWriter out, LocalStack stack) {
    this.out = out;
    this.stack = stack;
  }

  void opens() {
    say("Headsup is up. Open " + stack.console() + " and watch; the story takes about a minute.");
    say("Two hours of a morning pass on the local clock (times are UTC).");
    say("");
  }

  void customersKnown(Summary known) {
    scene(
        "%,d made-up customers are known, with what each allowed. They import files."
            .formatted(known.accepted()));
    more("Beside them, the events of a real, anonymised service desk flow in.");
  }

  void anaFailed() {
    scene("Ana Ruiz's import failed for the third time.");
    more("Headsup waits five minutes, in case she manages by herself.");
  }

  /// @param ledger Ana's entries, oldest first
  /// @param outbox what was sent
  void anaTold(JsonNode ledger, JsonNode outbox) {
    JsonNode last = ledger.path(ledger.size() - 1);
    if (!last.path("decision").asText().equals("Send")) {
      scene("Ana was not told: " + last.path("reason").asText("nothing was decided"));
      return;
    }
    List<String> ways = new ArrayList<>();
    last.path("channels").forEach(channel -> ways.add(Channel.valueOf(channel.asText()).word()));
    scene("She did not, so Ana was told, by " + String.join(" and ", ways) + ":");
    for (JsonNode message : outbox) {
      if (message.path("customer").asText().equals("ana")
          && !message.path("subject").asText("").isEmpty()) {
        more("\"" + message.path("subject").asText() + "\"");
      }
    }
    List<String> times = new ArrayList<>();
    JsonNode evidence = last.path("evidence");
    evidence.path("times").forEach(at -> times.add(TIME.format(Instant.parse(at.asText()))));
    more("because of " + evidence.path("event").asText() + " at " + String.join(", ", times) + ".");
  }

  void benWrote() {
    scene("Ben Okafor wrote to support, and what he wrote sounds desperate.");
    more("How it sounds is remembered for a while; his words are not kept.");
  }

  /// @param ledger Ben's entries, oldest first
  void benGotAPerson(JsonNode ledger) {
    JsonNode last = ledger.path(ledger.size() - 1);
    if (!last.path("decision").asText().equals("HandOff")) {
      scene("Nobody was called for Ben: " + last.path("reason").asText("nothing was decided"));
      return;
    }
    scene("His import failed for the third time. No machine answers him now:");
    more(
        "a person does, by %s at the latest, and sees all of it: %s/hand-offs"
            .formatted(
                TIME.format(Instant.parse(last.path("promised").asText())), stack.console()));
  }

  /// @param ledger all entries
  void outageSuspected(JsonNode ledger, String incident) {
    scene(
        "%d customers could not pay, all within two minutes. It's us, not you:"
            .formatted(Tally.customers(ledger, "checkout-failing", "Defer")));
    more("no tip goes out. Headsup suspects an outage, and asks a person whether it is one:");
    more(stack.console() + "/incidents/" + incident);
  }

  /// @param ledger all entries
  void outageConfirmed(JsonNode ledger) {
    scene(
        "Somebody looked, and confirmed it. %d customers who use the checkout were told, once."
            .formatted(Tally.customers(ledger, "checkout-outage", "Send")));
  }

  void outageOver() {
    scene("Paying works again. The all-clear waits ten minutes, in case it comes back.");
  }

  /// @param ledger all entries
  void allClear(JsonNode ledger) {
    scene(
        "It did not. The %d who had been told heard the all-clear, and nobody else."
            .formatted(Tally.customers(ledger, Tally.ALL_CLEAR, "Send")));
    more(
        "%d tips that were held are dropped: it was not their fault."
            .formatted(Tally.customers(ledger, "checkout-failing", "Suppress")));
  }

  void closes(long events, Tally tally) {
    scene("The morning is over.");
    say("");
    say("  %,6d  events came in".formatted(events));
    say("  %,6d  customers were told".formatted(tally.told()));
    say("  %,6d  were left to a person".formatted(tally.toPerson()));
    tally
        .notTold()
        .forEach(reason ->
            say(
                "  %,6d  were deliberately not told: %s"
                    .formatted(reason.customers(), reason.words())));
    say("");
    say("Look at");
    say("  now             " + stack.console());
    say("  every decision  " + stack.console() + "/activity");
    say("  Ana             " + stack.console() + "/customers/ana");
    say("  for a person    " + stack.console() + "/hand-offs");
    say("  the outage      " + stack.console() + "/incidents");
    say("  the messages    " + stack.console() + "/outbox");
    say("");
    say("Send your own events to " + stack.ingest() + " with the write key " + stack.writeKey());
    say("Ctrl-C ends it; nothing is kept.");
  }

  private void scene(String text) {
    Instant now = stack.clock().instant();
    say("  " + TIME.format(now) + "  " + text);
  }

  private void more(String text) {
    say("         " + text);
  }

  private void say(String text) {
    out.println(text);
    out.flush();
  }
}
