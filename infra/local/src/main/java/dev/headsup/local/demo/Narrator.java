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
import java.util.Set;

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
    int held = Tally.customers(ledger, Tally.TIP, "Defer");
    scene("%d customers could not pay, all within two minutes. It's us, not you:".formatted(held));
    more(
        "tips about it stopped by themselves: %d wait, and %d went out."
            .formatted(held, Tally.customers(ledger, Tally.TIP, "Send")));
    more("Headsup suspects an outage, and asks a person whether it is one:");
    more(stack.console() + "/incidents/" + incident);
  }

  /// @param ledger all entries
  /// @param users who used the checkout this morning
  /// @param known how many customers there are
  void outageConfirmed(JsonNode ledger, Set<String> users, int known) {
    Set<String> told = Tally.who(ledger, Tally.OUTAGE, "Send");
    scene(
        "Somebody looked, and confirmed it with one click. %d customers were told, once."
            .formatted(told.size()));
    more(
        told.equals(users)
            ? "They are exactly those who used the checkout; the other %,d heard nothing."
                .formatted(known - told.size())
            : "Of %,d who used the checkout, %,d were told."
                .formatted(users.size(), users.stream().filter(told::contains).count()));
    more("The ledger says of each why it concerns them:");
    Tally.evidence(ledger, Tally.OUTAGE)
        .forEach((words, customers) -> more("\"%s\" (%d)".formatted(words, customers)));
  }

  /// @param turns how often it was there and gone
  /// @param messages how many went out meanwhile
  void flapped(int turns, int messages) {
    scene(
        "The monitoring said by turns that it works and that it does not, %d times."
            .formatted(turns));
    more(
        messages == 0
            ? "Nobody heard anything of that."
            : "%d messages went out meanwhile.".formatted(messages));
  }

  void outageOver() {
    scene("Paying works again. The all-clear waits ten minutes, in case it comes back.");
  }

  /// @param ledger all entries
  /// @param outbox what was sent
  void allClear(JsonNode ledger, JsonNode outbox) {
    int heard = Tally.customers(ledger, Tally.ALL_CLEAR, "Send");
    boolean same = Tally.heard(outbox, Tally.ALL_CLEAR).equals(Tally.heard(outbox, Tally.OUTAGE));
    scene(
        same
            ? "It did not. The all-clear reached the same %d, by the same channels, and nobody else."
                .formatted(heard)
            : "It did not. The all-clear reached %d; not all of them had been told."
                .formatted(heard));
    more(
        "No tip followed: %d were sent. The %d that waited are dropped, it was not their fault."
            .formatted(
                Tally.customers(ledger, Tally.TIP, "Send"),
                Tally.customers(ledger, Tally.TIP, "Suppress")));
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
