package dev.headsup.local.stack;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.sqs.QueueSender;
import dev.headsup.local.bus.BusDoor;
import dev.headsup.local.clock.Firing;
import dev.headsup.local.clock.LocalClock;
import dev.headsup.local.count.Counters;
import dev.headsup.local.count.CountingInterceptor;
import dev.headsup.local.count.EventsIn;
import dev.headsup.local.doctor.Checkup;
import dev.headsup.local.front.Front;
import dev.headsup.local.lambda.Handlers;
import dev.headsup.local.lambda.LocalFunction;
import dev.headsup.local.objects.ObjectServer;
import dev.headsup.local.queues.Journal;
import dev.headsup.local.queues.Poller;
import dev.headsup.local.queues.QueueLog;
import dev.headsup.local.queues.QueueServer;
import dev.headsup.local.queues.Sends;
import dev.headsup.local.queues.StreamPoller;
import dev.headsup.local.queues.Traffic;
import dev.headsup.local.sandbox.Faults;
import dev.headsup.local.sandbox.Outbox;
import dev.headsup.local.sandbox.Sandbox;
import dev.headsup.local.sandbox.SecretsServer;
import dev.headsup.local.target.Target;
import dev.headsup.local.template.Event;
import dev.headsup.local.template.Function;
import dev.headsup.local.template.Queue;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Puts the parts of a stack together, in the order in which they need each other, and takes them
/// down in the opposite one.
final class Parts implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Parts.class.getName());

  /// The function whose only work is the due table, so that [DuePeek] may look ahead for it.
  private static final String SWEEP = "dev.headsup.functions.sweep.SweepHandler";

  /// Their schedules publish what is to be expected, and ask status pages.
  private static final Set<String> OF_THE_PRESENT =
      Set.of(
          "dev.headsup.functions.publish.PublishHandler",
          "dev.headsup.functions.incidents.IncidentsHandler");

  private final StackOptions options;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Counters counters = new Counters();
  private final Traffic traffic = new Traffic();
  private final Map<String, LocalFunction> functions = new LinkedHashMap<>();
  private final DataFolder data;
  private final Keys keys;
  private final LocalClock clock;
  private final Front front;
  private final Rest rest;

  static Parts start(StackOptions options, HandlersFactory handlers) throws IOException {
    return new Parts(options, handlers);
  }

  private Parts(StackOptions options, HandlersFactory factory) throws IOException {
    this.options = options;
    boolean started = false;
    try {
      data = opened(DataFolder.open(options.data()));
      clock = opened(startClock());
      front = opened(new Front(options.port(), clock, counters));
      Template template =
          Template.read(
              options.template(), LocalEnvironment.parameters(front.address(), options.access()));

      CompletableFuture<QueueServer> queuesStart =
          CompletableFuture.supplyAsync(QueueServer::start);
      TableServer tables = opened(TableServer.start(data.tables()));
      QueueServer queues = opened(joined(queuesStart));
      Sandbox sandbox = opened(Sandbox.start(clock, new Outbox(data.outbox()), new Faults()));

      ObjectServer objects = opened(ObjectServer.start(data.objects()));
      SecretsServer secrets = opened(SecretsServer.start(data.secrets()));
      secrets.create(template);

      LocalEnvironment environment =
          LocalEnvironment.of(tables, queues, objects, sandbox, secrets, front.address())
              .with(options.access().variables());
      AwsClients own = new AwsClients(environment.endpoints(), List.of());
      DynamoDbClient dynamo = opened(own.dynamo());
      SqsClient sqs = opened(own.sqs());
      tables.create(template, dynamo);
      queues.create(template, sqs);
      objects.create(template);
      LocalNames names = new LocalNames(template, queues, front.address(), options.access());
      TeamSecrets.set(names, own);
      Stores stores = new Stores(template, dynamo);
      DuePeek due =
          new DuePeek(stores.sweptTables(), stores.dues(), () -> stores.news(clock.instant()));
      int triggers = new FolderPublisher(stores.documents(), clock).publish(options.triggers());
      LOG.log(System.Logger.Level.INFO, "{0} triggers from {1}", triggers, options.triggers());

      QueueLog log = log(template, queues, sqs);
      CountingInterceptor counting = new CountingInterceptor(counters);
      List<ExecutionInterceptor> watching =
          List.of(counting, new EventsIn(counters), new Sends(log), due);
      Handlers handlers = factory.make(clock, watching);
      for (Function function : template.functions()) {
        Map<String, String> variables = environment.of(function, template, names);
        functions.put(function.id(), new LocalFunction(function, handlers.of(function, variables)));
      }

      new CustomResources(template, functions).make();
      keys =
          Keys.of(
              data.keys(),
              stores.keys(),
              Keys.made(template, names, own),
              WriteKey.MAX_RATE,
              clock.instant());

      List<Firing> firings = firings(template, due);
      List<Firing> sweeps =
          firings.stream().filter(firing -> firing.lookahead().equals(due)).toList();
      rest = new Rest(clock, traffic, sweeps, due);
      SqsClient polling =
          opened(new AwsClients(environment.endpoints(), List.of(counting)).polling());
      startPollers(template, queues, polling, log);
      startStreams(template, dynamo, tables);
      Target target =
          Target.local(
              front.address(),
              template,
              names,
              environment
                  .with(Map.of(Checkup.TEMPLATE_HASH, Checkup.hash(options.template())))
                  .endpoints(),
              new Target.Keys(keys.write(), keys.server()));
      SqsClient bus = opened(new AwsClients(environment.endpoints(), watching).sqs());
      front.own(
          LocalEnvironment.BUS,
          new BusDoor(
              template.buses(),
              clock,
              (queue, message) ->
                  new QueueSender(bus, queues.url(queue).orElseThrow()).send(List.of(message))));
      sandbox.tell(new EmailReports(template, queues, bus));
      openFront(template, queues, sqs, sandbox, stores, target);
      clock.run(firings, rest::settle);
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  Front front() {
    return front;
  }

  Keys keys() {
    return keys;
  }

  LocalClock clock() {
    return clock;
  }

  Rest rest() {
    return rest;
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      AutoCloseable last = open.removeFirst();
      try {
        last.close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, last.getClass().getSimpleName() + " did not stop", e);
      }
    }
  }

  private LocalClock startClock() throws IOException {
    Instant now = InstantSource.system().instant();
    Optional<Instant> left = data.clockOffset().map(now::plus);
    if (left.isPresent()
        && options.clock().isPresent()
        && options.clock().get().isBefore(left.get())) {
      throw new StackException(
          "the local clock of this data folder is at %s and does not move back to %s; leave --clock away or give another folder"
              .formatted(left.get(), options.clock().get()));
    }
    Instant start = options.clock().or(() -> left).orElse(now);
    return new LocalClock(start, InstantSource.system(), data::keepClockOffset);
  }

  private QueueLog log(Template template, QueueServer queues, SqsClient sqs) throws IOException {
    Path path = data.journal();
    if (path == null) {
      return new QueueLog(traffic, null);
    }
    Journal journal = opened(queues.recover(path, template, sqs, traffic));
    return new QueueLog(traffic, journal);
  }

  private List<Firing> firings(Template template, DuePeek due) {
    List<Firing> firings = new ArrayList<>();
    for (Function function : template.functions()) {
      Firing.Lookahead lookahead = lookahead(function, due);
      for (Event.Schedule schedule : function.schedules()) {
        LocalFunction target = target(function.id());
        firings.add(
            new Firing(
                function.id() + "/" + schedule.name(),
                schedule.every(),
                at -> target.invoke(scheduled(schedule, at)),
                lookahead));
      }
    }
    return firings;
  }

  private static Firing.Lookahead lookahead(Function function, DuePeek due) {
    if (function.handlerClass().equals(SWEEP)) {
      return due;
    }
    return OF_THE_PRESENT.contains(function.handlerClass())
        ? Firing.Lookahead.present()
        : Firing.Lookahead.none();
  }

  private static byte[] scheduled(Event.Schedule schedule, Instant at) {
    return "{\"source\":\"aws.scheduler\",\"detail-type\":\"Scheduled Event\",\"time\":\"%s\",\"resources\":[\"arn:aws:scheduler:us-east-1:000000000000:schedule/default/%s\"],\"detail\":\"{}\"}"
        .formatted(at, schedule.name())
        .getBytes(StandardCharsets.UTF_8);
  }

  private void startPollers(Template template, QueueServer queues, SqsClient client, QueueLog log) {
    for (Function function : template.functions()) {
      for (Event.QueueSource source : function.queueSources()) {
        Queue queue = template.queue(source.queue()).orElseThrow();
        Poller poller =
            new Poller(
                source,
                queue,
                queues.url(queue.id()).orElseThrow(),
                queue
                    .redrive()
                    .flatMap(redrive -> template.queue(redrive.deadLetters()))
                    .map(Queue::name)
                    .orElse(null),
                target(function.id()),
                client,
                log,
                traffic);
        opened(poller).start();
      }
    }
  }

  private void startStreams(Template template, DynamoDbClient dynamo, TableServer tables) {
    for (Function function : template.functions()) {
      for (Event.StreamSource source : function.streamSources()) {
        if (!source.enabled()) {
          continue;
        }
        String table = template.table(source.table()).orElseThrow().name();
        String stream =
            dynamo.describeTable(request -> request.tableName(table)).table().latestStreamArn();
        opened(
                new StreamPoller(
                    opened(tables.streams()), stream, source.batchSize(), target(function.id())))
            .start();
      }
    }
  }

  private void openFront(
      Template template,
      QueueServer queues,
      SqsClient sqs,
      Sandbox sandbox,
      Stores stores,
      Target target) {
    for (Function function : template.functions()) {
      function.routes().forEach(route -> front.route(route, target(function.id())));
    }
    Ledger ledger = new Ledger(stores);
    Sent sent = new Sent(sandbox.outbox(), stores, ledger);
    Stats stats =
        new Stats(
            counters,
            List.copyOf(functions.values()),
            traffic,
            template,
            queues,
            sqs,
            ledger,
            sent,
            new Refusals(stores));
    LocalDoors doors = new LocalDoors(clock, rest, sandbox.faults(), sent, ledger, stats, target);
    front.own("/_local", doors.door());
    front.own(ShopPage.PATH, new ShopPage(front.address(), keys.server()));
    front.start();
  }

  private LocalFunction target(String id) {
    LocalFunction function = functions.get(id);
    if (function == null) {
      throw new IllegalStateException("no function " + id);
    }
    return function;
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.addFirst(part);
    return part;
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while starting", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StackException("the queue server did not start", e);
    }
  }
}
