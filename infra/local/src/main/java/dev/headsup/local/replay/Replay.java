package dev.headsup.local.replay;

import dev.headsup.local.client.Answer;
import dev.headsup.local.client.Door;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends the lines of a stream to a running Headsup, one batch after the other in the order of the
/// file: no event overtakes another, none is lost, and one that had to be sent twice is counted
/// once because it carries its `messageId`.
public final class Replay implements AutoCloseable {

  private static final int EVENTS_A_BATCH = 20;
  // The door takes 500 KB a request; room is left for the frame.
  private static final int BYTES_A_BATCH = 450_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Door door;
  private final @Nullable Clock clock;
  private final Pace pace;
  private final Progress progress;
  private final List<Line.Call> waiting = new ArrayList<>();
  private long waitingBytes;
  private long sent;
  private long accepted;
  private long bad;

  /// How to replay.
  ///
  /// @param url where Headsup listens, as `up` printed it
  /// @param key a write key, or a server key where the stream sets addresses or consent
  /// @param speed how many times the events' own speed; 0 for as fast as possible
  /// @param followClock whether the local clock moves along with the events' times
  /// @param tellProgress whether it says every few seconds how far it has come
  public record Options(
      URI url, String key, double speed, boolean followClock, boolean tellProgress) {

    /// With progress.
    public Options(URI url, String key, double speed, boolean followClock) {
      this(url, key, speed, followClock, true);
    }
  }

  /// Bad lines, and progress where it is wanted, are told on `log`.
  public Replay(Options options, PrintWriter log) {
    this.door = new Door(options.url(), options.key());
    this.clock = options.followClock() ? new Clock(door) : null;
    this.pace = new Pace(options.speed());
    this.progress = new Progress(log, options.tellProgress());
  }

  /// Sends everything up to the end of the stream; with a following clock, returns when all of it
  /// is worked off.
  ///
  /// @throws ReplayFailure when the door is not there, refuses the key or stays busy
  public Summary run(BufferedReader lines) throws IOException, InterruptedException {
    long number = 0;
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      number++;
      if (!text.isBlank()) {
        take(Lines.read(number, text));
      }
    }
    flush();
    if (clock != null) {
      clock.drain();
    }
    return new Summary(sent, accepted, sent - accepted, bad, door.retried(), progress.elapsed());
  }

  private void take(Line line) throws InterruptedException {
    switch (line) {
      case Line.Bad(long number, String reason) -> {
        bad++;
        progress.bad(number, reason);
      }
      case Line.Call call -> add(call);
    }
  }

  private void add(Line.Call call) throws InterruptedException {
    int bytes = call.json().getBytes(StandardCharsets.UTF_8).length + 1;
    if (waiting.size() == EVENTS_A_BATCH || waitingBytes + bytes > BYTES_A_BATCH) {
      flush();
    }
    Instant time = call.time();
    if (time != null && clock != null && clock.begins(time)) {
      flush();
    }
    if (time != null) {
      pace.waitFor(time, this::flush);
    }
    waiting.add(call);
    waitingBytes += bytes;
  }

  private void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    Instant latest = latest();
    if (clock != null && latest != null) {
      clock.reach(latest);
    }
    send(List.copyOf(waiting));
    waiting.clear();
    waitingBytes = 0;
    progress.sent(sent, latest);
  }

  private void send(List<Line.Call> calls) {
    Answer answer = door.post("/v1/batch", batch(calls), PATIENCE);
    if (answer.taken()) {
      sent += calls.size();
      accepted += calls.size();
    } else if (answer.status() == 401 || answer.status() == 403) {
      throw new ReplayFailure("the key was refused: use a writeKey or serverKey that 'up' printed");
    } else if (calls.size() > 1) {
      // One call may have spoiled the batch: send each alone, in the same order.
      calls.forEach(call -> send(List.of(call)));
    } else {
      sent++;
      progress.bad(
          calls.getFirst().number(), "refused: " + answer.status() + " " + answer.body().strip());
    }
  }

  private @Nullable Instant latest() {
    Instant latest = null;
    for (Line.Call call : waiting) {
      Instant time = call.time();
      if (time != null && (latest == null || time.isAfter(latest))) {
        latest = time;
      }
    }
    return latest;
  }

  private static String batch(List<Line.Call> calls) {
    // No sentAt: the events' own times are the truth here, not this machine's clock.
    StringBuilder json = new StringBuilder("{\"batch\":[");
    for (Line.Call call : calls) {
      json.append(json.charAt(json.length() - 1) == '[' ? "" : ",").append(call.json());
    }
    return json.append("]}").toString();
  }

  @Override
  public void close() {
    door.close();
  }
}
