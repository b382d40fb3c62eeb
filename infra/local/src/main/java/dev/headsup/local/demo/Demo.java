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

/// Plays the demo's morning through the public door of a stack and tells what became of it. The
/// local clock moves along, so two hours pass in well under a minute.
public final class Demo {

  private final LocalStack stack;
  private final Morning morning;
  private final Narrator narrator;
  private final PrintWriter log;
  private final double speed;

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
  }

  /// Where the local clock must start so that the morning ends now.
  public static Instant beginFor(Instant now) {
    return now.minus(Morning.LENGTH).truncatedTo(ChronoUnit.MINUTES);
  }

  /// Plays it, to the end.
  public void play() throws IOException, InterruptedException {
    narrator.opens();
    try (View view = new View(stack.ingest())) {
      Summary known = send(stack.serverKey(), 0, morning.customers());
      narrator.customersKnown(known);
      Summary before = send(stack.writeKey(), speed, morning.before());
      narrator.anaFailed();
      Summary waiting = send(stack.writeKey(), speed, morning.waiting());
      narrator.anaTold(view.ledger("?customer=ana"), view.outbox());
      Summary after = send(stack.writeKey(), speed, morning.after());
      stack.clock().advance(Duration.ofMinutes(6));
      stack.drain();
      JsonNode ledger = view.ledger("");
      narrator.closes(
          known.sent() + before.sent() + waiting.sent() + after.sent(), Tally.of(ledger));
    }
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
