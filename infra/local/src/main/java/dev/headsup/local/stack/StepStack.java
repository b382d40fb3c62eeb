package dev.headsup.local.stack;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.sqs.QueueSender;
import dev.headsup.local.count.Counters;
import dev.headsup.local.count.CountingInterceptor;
import dev.headsup.local.front.Front;
import dev.headsup.local.lambda.Invocation;
import dev.headsup.local.lambda.LocalFunction;
import dev.headsup.local.objects.ObjectServer;
import dev.headsup.local.queues.QueueServer;
import dev.headsup.local.queues.SqsEvents;
import dev.headsup.local.sandbox.Arrived;
import dev.headsup.local.sandbox.Faults;
import dev.headsup.local.sandbox.Outbox;
import dev.headsup.local.sandbox.Sandbox;
import dev.headsup.local.sandbox.SecretsServer;
import dev.headsup.local.template.Function;
import dev.headsup.local.template.Table;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/// For benchmarks and tests: the same parts as [LocalStack], but nothing moves by itself. A queue
/// is worked off when asked and the clock stands where it was put, so every request can be counted,
/// and the count is the same each time.
public final class StepStack implements AutoCloseable {
  private static final int RECEIVE = 10;

  private static final ConsoleAccess ACCESS = new ConsoleAccess.As(StackOptions.DEV_USER);

  /// The template's own default: what it costs to hold a key to it is counted too.
  private static final int RATE = 1_000;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Counters counters = new Counters();
  private final AtomicReference<Instant> now;
  private final Keys keys;
  private final Template template;
  private final Front front;
  private final LocalEnvironment environment;
  private final QueueServer queues;
  private final Sandbox sandbox;
  private final ObjectServer objects;
  private final SqsClient polling;
  private final SqsClient sending;
  private final DynamoDbClient tables;
  private final Map<String, LocalFunction> functions = new LinkedHashMap<>();

  private StepStack(
      Path file,
      Path triggers,
      Instant start,
      Set<String> taking,
      List<ExecutionInterceptor> seeing)
      throws IOException {
    now = new AtomicReference<>(start);
    front = opened(new Front(0, now::get, counters));
    template = Template.read(file, LocalEnvironment.parameters(front.address(), ACCESS));
    TableServer server = opened(TableServer.start(null));
    queues = opened(QueueServer.start());
    sandbox = opened(Sandbox.start(now::get, new Outbox(null), new Faults()));
    objects = opened(ObjectServer.start(null));
    SecretsServer secrets = opened(SecretsServer.start(null));
    secrets.create(template);
    environment =
        LocalEnvironment.of(server, queues, objects, sandbox, secrets, front.address())
            .with(ACCESS.variables());
    AwsClients own = new AwsClients(environment.endpoints(), List.of());
    TeamSecrets.set(new LocalNames(template, queues, front.address(), ACCESS), own);
    tables = opened(own.dynamo());
    sending = opened(own.sqs());
    server.create(template, tables);
    queues.create(template, sending);
    objects.create(template);
    Table settings = template.table("SettingsTable").orElseThrow();
    keys = Keys.of(null, new DynamoKeys(tables, settings.name()), Optional.empty(), RATE, start);
    new FolderPublisher(new DynamoDocuments(tables, settings.name()), now::get).publish(triggers);
    List<ExecutionInterceptor> counting = List.of(new CountingInterceptor(counters));
    polling = opened(new AwsClients(environment.endpoints(), counting).sqs());
    functions(Stream.concat(counting.stream(), seeing.stream()).toList(), taking);
    front.start();
  }

  /// Starts the parts, in memory, on free ports.
  ///
  /// @param triggers folder with one folder for each trigger
  /// @param start where the clock stands
  /// @param functions those of the template that take part
  public static StepStack start(Path template, Path triggers, Instant start, Set<String> functions)
      throws IOException {
    return start(template, triggers, start, functions, List.of());
  }

  /// The same, where somebody sees every AWS call of the functions.
  public static StepStack start(
      Path template,
      Path triggers,
      Instant start,
      Set<String> functions,
      List<ExecutionInterceptor> seeing)
      throws IOException {
    return new StepStack(template, triggers, start, functions, seeing);
  }

  /// Where events are sent to.
  public URI ingest() {
    return front.address();
  }

  /// The public key.
  public String writeKey() {
    return keys.write();
  }

  /// The server key.
  public String serverKey() {
    return keys.server();
  }

  /// What was counted since the start; HTTP requests are those of service `http`.
  public Counters counters() {
    return counters;
  }

  /// What the providers took.
  public List<Arrived> arrived() {
    return sandbox.outbox().messages();
  }

  /// What integrators heard.
  public List<Arrived> news() {
    return sandbox.outbox().news();
  }

  /// The S3 of this stack.
  public ObjectServer objects() {
    return objects;
  }

  /// Puts the clock.
  public void clock(Instant instant) {
    now.set(instant);
  }

  /// A client of the tables, whose requests are not counted.
  public DynamoDbClient tables() {
    return tables;
  }

  /// What the template calls a table.
  ///
  /// @throws java.util.NoSuchElementException when it has no such table
  public String table(String logicalId) {
    return template.table(logicalId).orElseThrow().name();
  }

  /// Takes what lies in the queue of a function out of it, so that the function never sees it.
  ///
  /// @return the bodies of the messages
  public List<String> take(String function) {
    String url = queueOf(function);
    List<String> bodies = new ArrayList<>();
    List<Message> some;
    do {
      some = receive(url, RECEIVE);
      some.forEach(message -> bodies.add(message.body()));
      delete(url, some);
    } while (!some.isEmpty());
    return bodies;
  }

  /// Puts messages into the queue of a function.
  public void put(String function, List<String> bodies) {
    new QueueSender(sending, queueOf(function)).send(bodies);
  }

  /// Takes what lies in the queue of a function, at most `most` messages, and calls it with them
  /// once, as Lambda does with a full batch: 10 messages a receive, 10 a delete.
  ///
  /// @return how many messages there were
  /// @throws IllegalStateException when the function fails or reports a message as failed
  public int work(String function, int most) {
    String queue = template.function(function).orElseThrow().queueSources().getFirst().queue();
    String url = queueOf(function);
    List<Message> batch = new ArrayList<>();
    while (batch.size() < most) {
      List<Message> some = receive(url, Math.min(RECEIVE, most - batch.size()));
      batch.addAll(some);
      if (some.size() < RECEIVE) {
        break;
      }
    }
    if (!batch.isEmpty()) {
      Invocation.Answered answer = call(function, SqsEvents.event(queue, batch));
      if (SqsEvents.failures(answer.payload(), batch).filter(Set::isEmpty).isEmpty()) {
        throw new IllegalStateException(
            function
                + " did not take all: "
                + new String(answer.payload(), StandardCharsets.UTF_8));
      }
      delete(url, batch);
    }
    return batch.size();
  }

  /// Calls a function once with a message that was taken out of its queue.
  ///
  /// @return whether it is done with it; not when it failed, or wants it again
  public boolean hand(String function, String body) {
    LocalFunction called = called(function);
    String queue = template.function(function).orElseThrow().queueSources().getFirst().queue();
    List<Message> batch =
        List.of(
            Message.builder()
                .messageId("handed")
                .receiptHandle("handed")
                .body(body)
                .attributesWithStrings(Map.of())
                .build());
    return switch (called.invoke(SqsEvents.event(queue, batch))) {
      case Invocation.Answered(byte[] payload) ->
          SqsEvents.failures(payload, batch).filter(Set::isEmpty).isPresent();
      case Invocation.Failed failed -> false;
    };
  }

  /// Calls a function as its schedule does.
  public void fire(String function) {
    call(
        function,
        "{\"detail-type\":\"Scheduled Event\",\"time\":\"%s\"}"
            .formatted(now.get())
            .getBytes(StandardCharsets.UTF_8));
  }

  /// All that a function finds in its environment, to run it elsewhere against this stack.
  ///
  /// @throws java.util.NoSuchElementException when the template has no such function
  public Map<String, String> environment(String function) {
    LocalNames names = new LocalNames(template, queues, front.address(), ACCESS);
    return environment.of(template.function(function).orElseThrow(), template, names);
  }

  /// Calls of each function so far.
  public Map<String, Long> invocations() {
    Map<String, Long> calls = new LinkedHashMap<>();
    functions.forEach((id, function) -> calls.put(id, function.invocations()));
    return calls;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable last = open.removeFirst();
      try {
        last.close();
      } catch (Exception failed) {
        throw new StackException(last.getClass().getSimpleName() + " did not stop", failed);
      }
    }
  }

  private LocalFunction called(String function) {
    LocalFunction called = functions.get(function);
    if (called == null) {
      throw new IllegalArgumentException("The template has no function " + function);
    }
    return called;
  }

  private Invocation.Answered call(String function, byte[] event) {
    return switch (called(function).invoke(event)) {
      case Invocation.Answered answered -> answered;
      case Invocation.Failed(String error, String message) ->
          throw new IllegalStateException(function + " failed: " + error + ": " + message);
    };
  }

  private String queueOf(String function) {
    String queue = template.function(function).orElseThrow().queueSources().getFirst().queue();
    return queues.url(queue).orElseThrow();
  }

  private List<Message> receive(String url, int most) {
    return polling
        .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(most))
        .messages();
  }

  private void delete(String url, List<Message> done) {
    for (int from = 0; from < done.size(); from += RECEIVE) {
      List<DeleteMessageBatchRequestEntry> entries =
          done.subList(from, Math.min(done.size(), from + RECEIVE)).stream()
              .map(message ->
                  DeleteMessageBatchRequestEntry.builder()
                      .id(message.messageId())
                      .receiptHandle(message.receiptHandle())
                      .build())
              .toList();
      polling.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
    }
  }

  private void functions(List<ExecutionInterceptor> counting, Set<String> taking) {
    LocalNames names = new LocalNames(template, queues, front.address(), ACCESS);
    WiredHandlers handlers = new WiredHandlers(now::get, counting);
    for (Function function : template.functions()) {
      if (!taking.contains(function.id())) {
        continue;
      }
      Map<String, String> variables = environment.of(function, template, names);
      LocalFunction local = new LocalFunction(function, handlers.of(function, variables));
      functions.put(function.id(), local);
      function.routes().forEach(route -> front.route(route, local));
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.addFirst(part);
    return part;
  }
}
