package dev.headsup.sim.world;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.sim.Choice;
import dev.headsup.sim.Io;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything around the functions, and they themselves: made by the real [Wiring], with clients in
/// memory. Calls of functions overlap as in Lambda, request by request, but of all that happens one
/// thing happens at a time, in an order that only the seed decides.
public final class World {
  /// When every run begins: a Monday, at an hour that is day wherever a number of `+1` may be.
  public static final Instant START = Instant.parse("2026-03-02T19:01:00Z");

  private final SimClock clock = new SimClock(START);
  private final Agenda agenda = new Agenda(clock);
  private final Trace trace;
  private final Oracle oracle = new Oracle(clock);
  private final Network network = new Network();
  private final Stores stores = new Stores(clock, network, oracle);
  private final Map<String, String> environment;
  private final Map<SimFunction, Deque<RequestStreamHandler>> idle =
      new EnumMap<>(SimFunction.class);
  private final List<Poller> pollers = new ArrayList<>();
  private final LedgerFeed feed = new LedgerFeed(this);
  private final List<BiConsumer<String, String>> witnesses = new ArrayList<>();
  private final Map<Fault, Long> injected = new EnumMap<>(Fault.class);
  private Faults faults;
  private @Nullable Invocation running;
  private long steps;
  private long calls;
  private boolean sweeping = true;
  private boolean polling = true;
  private @Nullable Duration thawed;

  /// @param faults what goes wrong, until [#heal]
  /// @param traced whether every line of the trace is kept
  public World(Faults faults, boolean traced) {
    this.faults = faults;
    this.trace = new Trace(clock, traced);
    Map<String, String> variables = new HashMap<>(Place.variables());
    variables.putAll(stores.variables());
    variables.putAll(SETTINGS);
    // What is not set up here is empty, as its parameter is by default.
    for (Variable variable : Variable.values()) {
      variables.putIfAbsent(variable.name(), "");
    }
    this.environment = Map.copyOf(variables);
    for (SimFunction function : SimFunction.values()) {
      idle.put(function, new ArrayDeque<>());
    }
  }

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry(Variable.HISTORY_KEEP.name(), "all"),
          Map.entry(Variable.EVENTS_PER_SECOND.name(), "1000000"),
          Map.entry(Variable.EMAIL_FROM.name(), "headsup@example.com"),
          Map.entry(Variable.PAGE_URL.name(), "https://example.com"),
          Map.entry(Variable.SMS_SENDER_ID.name(), "Headsup"),
          Map.entry(Variable.SENDS_PER_SECOND.name(), "1000000"),
          Map.entry(Variable.INTEGRATOR_TOPIC.name(), Stores.TOPIC),
          Map.entry(Variable.PUSH_IOS.name(), "arn:aws:sns:us-east-1:000000000000:app/APNS/sim"),
          Map.entry(Variable.PUSH_ANDROID.name(), "arn:aws:sns:us-east-1:000000000000:app/GCM/sim"),
          Map.entry(Variable.WEBHOOK_URL.name(), "https://hooks.example.com/headsup"),
          Map.entry(Variable.HAND_OFF_TOPIC.name(), "arn:aws:sns:us-east-1:000000000000:hand-offs"),
          Map.entry(Variable.CONSOLE_URL.name(), "https://example.com/console"));

  /// The clock of the run.
  public SimClock clock() {
    return clock;
  }

  /// What is stored.
  public Stores stores() {
    return stores;
  }

  /// What the providers took.
  public Oracle oracle() {
    return oracle;
  }

  /// What happened.
  public Trace trace() {
    return trace;
  }

  /// How many attempts of requests were made.
  public long steps() {
    return steps;
  }

  /// How many calls of functions were made.
  public long calls() {
    return calls;
  }

  /// How many changes of the ledger the stream gave up before anybody published them.
  public long givenUp() {
    return feed.givenUp();
  }

  /// Something that is no function put messages on a queue.
  public void wake() {
    pollers.forEach(Poller::wake);
  }

  /// How often each fault went wrong.
  public Map<Fault, Long> injected() {
    return Map.copyOf(injected);
  }

  /// Polls the queues and fires the schedules from now on.
  public void begin() {
    begin(5);
  }

  /// The same.
  ///
  /// @param senders how many calls of deliver there are at once at most; template.yaml says 5
  public void begin(int senders) {
    pollers.add(new Poller(this, stores.telemetry(), SimFunction.TELEMETRY, 100, 20));
    pollers.add(new Poller(this, stores.deliver(), SimFunction.DELIVER, 10, senders));
    pollers.add(new Poller(this, stores.fanout(), SimFunction.FANOUT, 10, 5));
    pollers.add(new Poller(this, stores.feedback(), SimFunction.FEEDBACK, 10, 10));
    pollers.forEach(Poller::begin);
    feed.begin();
    everyMinute();
  }

  private void everyMinute() {
    agenda.in(
        Duration.ofMinutes(1),
        () -> {
          if (sweeping) {
            invoke(
                SimFunction.SWEEP,
                "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                end -> {});
          }
          everyMinute();
        });
  }

  /// Whether the schedules fire.
  public void sweeping(boolean whether) {
    sweeping = whether;
  }

  /// Whether messages are taken from queues.
  public void polling(boolean whether) {
    polling = whether;
  }

  boolean polls() {
    return polling;
  }

  /// Calls that begin from now on may sleep beyond their timeout and wake up again, for this long,
  /// as a frozen environment that is thawed does.
  public void thawing(Duration longest) {
    thawed = longest;
  }

  /// From now on nothing goes wrong any more.
  public void heal() {
    faults = Faults.NONE;
    note("all faults heal");
  }

  /// From now on something else goes wrong.
  public void suffer(Faults others) {
    faults = others;
  }

  /// Something happens at a time.
  public void at(Instant time, Runnable what) {
    agenda.at(time, what);
  }

  /// Lets a time come at once, where nothing else happens until then.
  boolean skipTo(Instant time) {
    return agenda.skipTo(time);
  }

  /// Lets everything happen that happens in this time.
  public void runFor(Duration time) {
    agenda.runUntil(clock.instant().plus(time));
  }

  /// Somebody wants to hear of every request that took effect: by whom it was made and what it was.
  public void onEffect(BiConsumer<String, String> witness) {
    witnesses.add(witness);
  }

  /// Calls a function.
  ///
  /// @param ended hears the answer; null where there was none
  public void invoke(SimFunction function, byte[] event, Consumer<byte @Nullable []> ended) {
    Duration timeout = thawed == null ? function.timeout() : thawed;
    Invocation call = new Invocation(this, function.word(), calls++, timeout);
    Deque<RequestStreamHandler> free = idle.getOrDefault(function, new ArrayDeque<>());
    RequestStreamHandler warm = free.pollFirst();
    RequestStreamHandler handler =
        warm == null
            ? function.start(new Wiring(environment, clock.ahead(faults.skew()), stores.clients()))
            : warm;
    call.run(
        one -> handled(handler, event, one),
        end -> {
          switch (end) {
            case Invocation.Ended.Answered(byte[] answer) -> {
              free.addFirst(handler);
              ended.accept(answer);
            }
            // Its environment is thrown away.
            case Invocation.Ended.Broken broken -> ended.accept(null);
          }
        });
  }

  private static byte[] handled(RequestStreamHandler handler, byte[] event, Invocation call) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), answer, new SimContext(call));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return answer.toByteArray();
  }

  /// Somebody else than a function does something by requests of their own, which take time and may
  /// go wrong too.
  ///
  /// @param ended hears whether it ended well
  public void act(String who, Runnable work, Consumer<Boolean> ended) {
    new Invocation(this, who, calls++, Duration.ofMinutes(15))
        .run(
            one -> {
              work.run();
              return new byte[0];
            },
            end -> ended.accept(end instanceof Invocation.Ended.Answered));
  }

  /// The name of the call that runs now; empty outside of one.
  public String running() {
    Invocation now = running;
    return now == null ? "" : now.name();
  }

  Faults faults() {
    return faults;
  }

  Fault fault(Invocation who, String what) {
    Fault fault = faults.next(steps, who.function(), what);
    steps++;
    if (fault != Fault.NONE) {
      injected.merge(fault, 1L, Long::sum);
    }
    return fault;
  }

  void happened(Invocation who, String what) {
    note(who.name() + " " + what);
    if (what.startsWith("sqs:SendMessage")) {
      pollers.forEach(Poller::wake);
    }
    witnesses.forEach(witness -> witness.accept(who.name(), what));
  }

  /// Notes something in the trace.
  public void note(String what) {
    trace.note(what);
  }

  void enter(Invocation call) {
    running = call;
  }

  void leave() {
    running = null;
  }

  /// The way of every request: of a call that runs through that call, of all others straight.
  private final class Network implements Io {
    @Override
    public <T> T step(String what, Supplier<T> effect) {
      Invocation now = running;
      return now == null ? effect.get() : now.step(what, effect);
    }

    @Override
    public int choose(Choice choice, int options) {
      return faults.choose(choice, options);
    }
  }
}
