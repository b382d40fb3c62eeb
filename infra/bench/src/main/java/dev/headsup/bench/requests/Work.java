package dev.headsup.bench.requests;

import dev.headsup.bench.decide.Events;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.history.PastEvent;
import dev.headsup.engine.signal.EventId;
import dev.headsup.functions.Wiring;
import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Pieces of work on the real functions, and what each asks of AWS.
///
/// Every piece is done once before it is counted, for somebody else, so that the functions are warm
/// and know the triggers of this minute, as nearly all calls in production are. The clock stands,
/// so the counts are the same each time.
public final class Work implements AutoCloseable {
  private static final String TELEMETRY = "TelemetryFunction";
  private static final String DELIVER = "DeliverFunction";
  private static final String SWEEP = "SweepFunction";
  private static final String HISTORY_FUNCTION = "HistoryFunction";
  private static final int A_WORKER_BATCH = 50;

  /// Events of the day whose history is put in order: just enough to be spread over the buckets.
  public static final int HISTORY = 48_000;

  private static final Instant START = Instant.parse("2026-01-14T09:10:00Z");
  private static final Instant LONG_AGO = Instant.parse("2026-01-13T23:00:00Z");

  private final StepStack stack;
  private final HttpClient http = HttpClient.newHttpClient();
  private Instant now = START;
  private int turn;
  private @Nullable Counts inOrder;

  private Work(StepStack stack) {
    this.stack = stack;
  }

  /// Starts the functions of the template with the triggers of this module.
  ///
  /// @param home the folder of the repository
  public static Work start(Path home) throws IOException {
    return new Work(
        StepStack.start(
            home.resolve("template.yaml"),
            home.resolve("infra/bench/triggers"),
            START,
            Set.of("IngestFunction", TELEMETRY, DELIVER, SWEEP, HISTORY_FUNCTION)));
  }

  /// 1,000 events of 334 customers who were never seen before, each of a kind that a trigger
  /// counts, none of which decides anything: 50 requests of 20 events, one worker batch.
  public Counts thousandEvents() throws IOException, InterruptedException {
    thousand("warm", 1000, 334);
    return thousand("all", 1000, 334);
  }

  /// 1,000 events of 334 customers seen before in this hour, one in five of a kind that a trigger
  /// counts: those of 67 customers.
  public Counts oneInFiveMatters() throws IOException, InterruptedException {
    thousand("fifth", 1000, 334);
    return thousand("fifth", 200, 67);
  }

  private Counts thousand(String group, int counted, int of)
      throws IOException, InterruptedException {
    turn++;
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int customer = i < counted ? i % of : of + i % (334 - of);
      String event = i < counted ? "Step Finished" : "Page Looked At";
      calls.add(track(group + "-" + customer, group + turn + "-" + i, event));
    }
    Counts before = Counts.now(stack);
    for (int from = 0; from < calls.size(); from += 20) {
      post(stack.writeKey(), calls.subList(from, from + 20));
    }
    int taken = stack.work(TELEMETRY, A_WORKER_BATCH);
    if (taken != A_WORKER_BATCH) {
      throw new IllegalStateException("The worker took " + taken + " messages and not 50");
    }
    Counts counts = Counts.now(stack).since(before);
    empty();
    return counts;
  }

  /// About how large a message of the telemetry queue is in these thousand events, in bytes.
  public int messageBytes() {
    return Events.batch(
            Collections.nCopies(20, track("fifth-123", "fifth12-123", "Step Finished")), now)
        .length;
  }

  /// One `identify` of a server: addresses and a consent of a customer nobody knew, from the door
  /// to the profile.
  public Counts identify() throws IOException, InterruptedException {
    introduce("identify-warm");
    return introduce("identify");
  }

  /// A finished day of [#HISTORY] events, kept a thousand at a time, is put in order; once, since
  /// afterwards it is.
  public Counts historyInOrder() {
    if (inOrder == null) {
      keepADay();
      inOrder = counted(() -> stack.fire(HISTORY_FUNCTION));
    }
    return inOrder;
  }

  private void keepADay() {
    Wiring wiring = new Wiring(stack.environment(HISTORY_FUNCTION), () -> LONG_AGO, List.of());
    List<String> calls =
        new Events(99, "past")
            .calls(HISTORY, HISTORY / 3, LONG_AGO, Duration.ofHours(9).toMillis());
    for (int from = 0; from < HISTORY; from += 1000) {
      List<PastEvent> batch = new ArrayList<>();
      for (int i = from; i < from + 1000; i++) {
        batch.add(
            new PastEvent(
                CustomerId.known("customer-" + i % (HISTORY / 3)),
                new EventId("past-" + i),
                LONG_AGO.minusSeconds(HISTORY - i),
                LONG_AGO,
                false,
                null,
                calls.get(i)));
      }
      wiring.history().keep(batch);
    }
  }

  /// How large the objects are in which that day lies in order.
  public long historyBytes() {
    Wiring wiring = new Wiring(stack.environment(HISTORY_FUNCTION), () -> LONG_AGO, List.of());
    LongAdder bytes = new LongAdder();
    wiring
        .historyBucket()
        .each(
            "customers/" + LONG_AGO.toString().substring(0, 10),
            "",
            part -> bytes.add(part.size()));
    return bytes.sum();
  }

  /// A decision to send at once by one channel, in the telemetry function.
  public Counts decidedToSend() throws IOException, InterruptedException {
    return decided("send", "Asked By Inbox");
  }

  /// A decision to wait and look again, in the telemetry function.
  public Counts decidedToWait() throws IOException, InterruptedException {
    return decided("wait", "Asked To Wait");
  }

  /// A case that a gate stops for the first time that day.
  public Counts stopped() throws IOException, InterruptedException {
    return decided("stop", "Asked Without Consent");
  }

  /// The same gate stops the same customer again: counted in the same ledger entry.
  public Counts stoppedAgain() throws IOException, InterruptedException {
    decided("stop-again", "Asked Without Consent");
    return did("stop-again", "Asked Without Consent");
  }

  /// The minute's sweep when nothing is due.
  public Counts emptySweep() throws IOException, InterruptedException {
    settle();
    return counted(() -> stack.fire(SWEEP));
  }

  /// A wait is over: the sweep hands its due entry over.
  public Counts dueHandedOver() throws IOException, InterruptedException {
    oneWaitIsOver("due");
    Counts counts = counted(() -> stack.fire(SWEEP));
    empty();
    return counts;
  }

  /// What was handed over is decided again, and told.
  public Counts decidedAfterTheWait() throws IOException, InterruptedException {
    oneWaitIsOver("after");
    stack.fire(SWEEP);
    Counts counts = counted(() -> worked(TELEMETRY));
    empty();
    return counts;
  }

  /// A message on its way by the channel for which this event asks, in the deliver function.
  public Counts delivered(String event) throws IOException, InterruptedException {
    int before = stack.arrived().size();
    decided(event, event);
    did(event + "-now", event);
    Counts counts = counted(() -> worked(DELIVER));
    if (!event.equals("Asked By Inbox") && stack.arrived().size() != before + 3) {
      throw new IllegalStateException("The provider did not get the message of: " + event);
    }
    return counts;
  }

  /// Leaves nothing in a queue, so that the next piece of work does not meet it: what this piece
  /// led to, or a message that the SDK sent twice because its answer was late on a busy machine.
  private void empty() {
    int taken;
    do {
      taken = worked(TELEMETRY) + worked(DELIVER);
    } while (taken > 0);
  }

  /// Leaves nothing waiting and nothing due.
  private void settle() throws IOException, InterruptedException {
    empty();
    now = now.plus(Duration.ofMinutes(10));
    stack.clock(now);
    do {
      stack.fire(SWEEP);
    } while (worked(TELEMETRY) + worked(DELIVER) > 0);
  }

  /// One customer's wait ends, and the functions know the triggers of that minute.
  private void oneWaitIsOver(String customer) throws IOException, InterruptedException {
    settle();
    introduce(customer);
    did(customer, "Asked To Wait");
    now = now.plus(Duration.ofMinutes(6));
    stack.clock(now);
    did(customer, "Step Finished");
  }

  private Counts introduce(String customer) throws IOException, InterruptedException {
    Counts before = Counts.now(stack);
    String address = customer.replace(' ', '-');
    post(
        stack.serverKey(),
        List.of(
            """
            {"type":"identify","messageId":"introduce-%s","userId":"%s","timestamp":"%s",\
            "traits":{"email":"%s@example.com","phone":"+12025550123","firstName":"Ana",\
            "locale":"en","timezone":"Europe/Berlin"},\
            "context":{"consent":{"help":{"EMAIL":"GRANTED","INBOX":"GRANTED"},"service":{"SMS":"GRANTED"}}}}\
            """
                .formatted(address, customer, now, address)));
    worked(TELEMETRY);
    return Counts.now(stack).since(before);
  }

  /// Two customers come to the same decision; the second one's is counted. A message that follows
  /// from the first one's is sent, that of the second still waits for its worker.
  private Counts decided(String group, String event) throws IOException, InterruptedException {
    introduce(group + "-warm");
    introduce(group + "-now");
    introduce(group);
    did(group + "-warm", event);
    worked(DELIVER);
    Counts counts = did(group, event);
    worked(DELIVER);
    return counts;
  }

  private Counts did(String customer, String event) throws IOException, InterruptedException {
    turn++;
    post(stack.writeKey(), List.of(track(customer, customer + "-" + turn, event)));
    return counted(() -> worked(TELEMETRY));
  }

  private Counts counted(Runnable work) {
    Counts before = Counts.now(stack);
    work.run();
    return Counts.now(stack).since(before);
  }

  private int worked(String function) {
    return stack.work(function, 100);
  }

  private String track(String customer, String id, String event) {
    return """
    {"type":"track","messageId":"%s","userId":"%s","event":"%s","timestamp":"%s",\
    "properties":{"file":"contacts.csv","rows":1200,"plan":"pro","note":"%s"},\
    "context":{"library":{"name":"analytics-java","version":"3.5.4"},"ip":"192.0.2.17"}}\
    """
        .formatted(id, customer, event, now.plusMillis(turn), "n".repeat(180));
  }

  private void post(String key, List<String> calls) throws IOException, InterruptedException {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(stack.ingest().resolve("/v1/batch"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Events.batch(calls, now)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The door said " + answer.statusCode() + " " + answer.body());
    }
  }

  @Override
  public void close() {
    http.close();
    stack.close();
  }
}
