package dev.headsup.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.local.replay.Replay;
import dev.headsup.local.replay.Summary;
import dev.headsup.local.stack.LocalStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Plays the demo's morning through the public doors of a stack and tells what became of it. The
/// local clock moves along, so two hours pass in well under a minute.
public final class Demo {
  private static final String BENS_WORDS =
      "Third day in a row. I am desperate: my boss wants these contacts by noon and I do not know"
          + " what to do any more.";

  /// How often the outage seems to be over and comes back; it is there in the end.
  private static final int TURNS = 4;

  private final LocalStack stack;
  private final Morning morning;
  private final Narrator narrator;
  private final PrintWriter log;
  private final double speed;
  private Instant reached;
  private long events;

  /// @param folder the demo's files
  /// @param begin where the stack's clock started, from [#beginFor]
  /// @param speed how many times faster than life; 0 for as fast as possible
  /// @param out where the story is told
  /// @param log where progress and trouble go
  public Demo(
      LocalStack stack, Path folder, Instant begin, double speed, PrintWriter out, PrintWriter log)
      throws IOException {
    this.stack = stack;
    this.morning = Morning.read(folder, begin);
    this.narrator = new Narrator(out, stack);
    this.log = log;
    this.speed = speed;
    this.reached = begin;
  }

  /// Where the local clock must start so that the morning ends now.
  public static Instant beginFor(Instant now) {
    return now.minus(Morning.LENGTH).truncatedTo(ChronoUnit.MINUTES);
  }

  /// Plays it, to the end.
  public void play() throws IOException, InterruptedException {
    narrator.opens();
    try (View view = new View(stack.ingest());
        Team team = new Team(stack)) {
      Summary known = send(stack.serverKey(), 0, morning.customers());
      narrator.customersKnown(known);
      anaIsTold(view);
      benGetsAPerson(view, team);
      itsUs(view, team);
      passUntil(morning.end());
      narrator.closes(events, Tally.of(view.ledger("")));
    }
  }

  private void anaIsTold(View view) throws IOException, InterruptedException {
    Duration stuck = Duration.ofSeconds(Story.ANA_STUCK);
    passUntil(morning.after(stuck));
    narrator.anaFailed();
    passUntil(morning.after(stuck.plusMinutes(7)));
    narrator.anaTold(view.ledger("?customer=ana"), view.outbox());
  }

  private void benGetsAPerson(View view, Team team) throws IOException, InterruptedException {
    Duration writes = Duration.ofMinutes(Story.BEN_WRITES);
    passUntil(morning.after(writes));
    team.isWrittenTo("ben", BENS_WORDS);
    narrator.benWrote();
    passUntil(morning.after(writes.plusMinutes(8)));
    narrator.benGotAPerson(view.ledger("?customer=ben"));
  }

  /// It's us, not you: suspected, confirmed by a person, there and gone by turns, over.
  private void itsUs(View view, Team team) throws IOException, InterruptedException {
    Duration outage = Duration.ofMinutes(Story.OUTAGE);
    passUntil(morning.after(outage.plusMinutes(9)));
    JsonNode incident = team.suspected();
    narrator.outageSuspected(view.ledger(""), incident.path("id").asText());
    team.confirms(incident, "Paying by card fails");
    passUntil(morning.after(outage.plusMinutes(11)));
    narrator.outageConfirmed(
        view.ledger(""), morning.whoDid("Checkout", reached), morning.customers().size());
    int before = Tally.aboutTheOutage(view.outbox());
    for (int turn = 1; turn <= TURNS; turn++) {
      passUntil(morning.after(outage.plusMinutes(11 + turn)));
      team.sees(incident, turn % 2 == 1, turn);
    }
    passUntil(morning.after(outage.plusMinutes(21)));
    narrator.flapped(TURNS, Tally.aboutTheOutage(view.outbox()) - before);
    team.sees(incident, true, TURNS + 1);
    narrator.outageOver();
    passUntil(morning.after(outage.plusMinutes(33)));
    narrator.allClear(view.ledger(""), view.outbox());
  }

  /// Plays what arrives until then, and lets it be worked off.
  private void passUntil(Instant until) throws IOException, InterruptedException {
    events += send(stack.writeKey(), speed, morning.between(reached, until)).sent();
    if (stack.clock().instant().isBefore(until)) {
      stack.clock().to(until);
    }
    stack.drain();
    reached = until;
  }

  private Summary send(String key, double pace, List<String> lines)
      throws IOException, InterruptedException {
    Replay.Options options = new Replay.Options(stack.ingest(), key, pace, true, false);
    try (Replay replay = new Replay(options, log);
        BufferedReader reader = new BufferedReader(new StringReader(String.join("\n", lines)))) {
      return replay.run(reader);
    }
  }
}
