package dev.headsup.functions;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.Clients;
import dev.headsup.aws.aside.PutAside;
import dev.headsup.aws.channel.Endpoints;
import dev.headsup.aws.dynamodb.DynamoConfiguration;
import dev.headsup.aws.dynamodb.DynamoDevices;
import dev.headsup.aws.dynamodb.DynamoEndpoints;
import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.dynamodb.DynamoRates;
import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.keys.RateLimit;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.links.PageLinks;
import dev.headsup.aws.metrics.Metrics;
import dev.headsup.aws.s3.Bucket;
import dev.headsup.aws.s3.S3EventHistory;
import dev.headsup.aws.s3.SendJournal;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.Secrets;
import dev.headsup.aws.secrets.StoredSecrets;
import dev.headsup.aws.sqs.QueueSender;
import dev.headsup.aws.topic.IntegratorTopic;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.customer.Devices;
import dev.headsup.engine.handoff.Receiver;
import dev.headsup.engine.history.EventHistory;
import dev.headsup.engine.history.HistoryKeep;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.ChannelSender;
import dev.headsup.engine.policy.Policy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The composition root: builds what a function needs from its environment, and nothing that it
/// does not ask for. Each function asks once, when it starts.
public final class Wiring extends Stores {
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final Clients clients;
  private @Nullable DynamoDbClient dynamo;
  private @Nullable DynamoDbClient atTheDoor;

  /// @param environment the function's variables, as the template declares them
  /// @param interceptors see every AWS call; empty in Lambda
  public Wiring(
      Map<String, String> environment,
      InstantSource clock,
      List<ExecutionInterceptor> interceptors) {
    this(environment, clock, new AwsClients(environment, interceptors));
  }

  /// @param clients those of the simulator, or of a test
  public Wiring(Map<String, String> environment, InstantSource clock, Clients clients) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.clients = clients;
  }

  /// The wiring of a deployed function.
  public static Wiring ofEnvironment() {
    return new Wiring(System.getenv(), InstantSource.system(), List.of());
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public String setting(Variable variable) {
    String value = environment.get(variable.name());
    if (value == null) {
      throw new IllegalStateException(
          "The environment variable " + variable + " is missing: declare it in template.yaml");
    }
    return value;
  }

  @Override
  String maybe(Variable variable) {
    return environment.getOrDefault(variable.name(), "");
  }

  /// Queues message bodies for the telemetry function.
  public Consumer<List<String>> telemetryQueue() {
    return queue(Variable.TELEMETRY_QUEUE_URL);
  }

  /// Queues message bodies for the deliver function.
  public Consumer<List<String>> deliverQueue() {
    return queue(Variable.DELIVER_QUEUE_URL);
  }

  /// Queues message bodies for the fan-out function.
  public Consumer<List<String>> fanoutQueue() {
    return queue(Variable.FANOUT_QUEUE_URL);
  }

  /// Queues message bodies for the fan-out function that it does not see before so long.
  public Consumer<List<String>> fanoutQueue(Duration delay) {
    return new QueueSender(clients.sqs(), setting(Variable.FANOUT_QUEUE_URL), delay)::send;
  }

  /// The parts of the product that can fail.
  public LiveComponents components() {
    DynamoConfiguration running = configuration();
    return new LiveComponents(() -> running.single(Kind.COMPONENTS), clock);
  }

  /// The customers' devices, to be retired.
  Devices devices() {
    return new DynamoDevices(dynamo(), setting(Variable.PROFILES_TABLE));
  }

  /// The webhook endpoints that are gone.
  Endpoints endpoints() {
    return new DynamoEndpoints(dynamo(), setting(Variable.SETTINGS_TABLE));
  }

  /// What could not be worked on.
  public PutAside putAside() {
    return Aside.of(this, clients);
  }

  /// The numbers that this function writes; on somebody's own machine nobody counts.
  public Metrics metrics() {
    String function = environment.get("AWS_LAMBDA_FUNCTION_NAME");
    return function == null || isLocal()
        ? Metrics.none()
        : new Metrics(function, System.out::println, clock);
  }

  /// Who of the team hears of such cases.
  public List<Receiver> handOffReceivers() {
    return ways().receivers();
  }

  /// The event history.
  public EventHistory history() {
    return new S3EventHistory(historyBucket(), clock);
  }

  /// The bucket of the event history.
  public Bucket historyBucket() {
    return new Bucket(clients.s3(), setting(Variable.HISTORY_BUCKET));
  }

  /// What was about to be sent, kept beside the history.
  public SendJournal sendJournal() {
    return new SendJournal(historyBucket(), clock);
  }

  /// Which events the history keeps.
  public HistoryKeep historyKeep() {
    return HistoryKeep.ofWord(setting(Variable.HISTORY_KEEP));
  }

  /// The triggers that run.
  public LiveTriggers triggers() {
    DynamoConfiguration running = configuration();
    return new LiveTriggers(() -> running.all(Kind.TRIGGERS), clock);
  }

  /// The tutorials that run.
  public LiveTutorials tutorials() {
    DynamoConfiguration running = configuration();
    return new LiveTutorials(() -> running.all(Kind.TUTORIALS), clock);
  }

  /// The policy that runs.
  public LivePolicy policy() {
    DynamoConfiguration running = configuration();
    return new LivePolicy(() -> running.single(Kind.POLICY), clock);
  }

  /// The policy that runs, for who reads it again before each message: by one small read.
  public LivePolicy policyForSending() {
    DynamoConfiguration running = configuration();
    return new LivePolicy(() -> running.singleAlone(Kind.POLICY), clock);
  }

  private DynamoConfiguration configuration() {
    return new DynamoConfiguration(dynamo(), setting(Variable.SETTINGS_TABLE));
  }

  /// Reads the write keys, for who is asked by a client that waits: a store that hangs is given up
  /// in time to answer.
  public Supplier<List<WriteKey>> keysAtTheDoor() {
    return new DynamoKeys(atTheDoor(), setting(Variable.SETTINGS_TABLE))::load;
  }

  /// The write keys that open a door now.
  public Keys openKeys() {
    return new Keys(keysAtTheDoor(), clock);
  }

  /// Holds write keys to their rates.
  public RateLimit rates() {
    return new RateLimit(new DynamoRates(atTheDoor(), setting(Variable.SETTINGS_TABLE)), clock);
  }

  /// The secrets, to be read.
  public Secrets secrets() {
    return new Secrets(clients.secrets(), setting(Variable.SECRETS_ID), clock);
  }

  /// Customers' own links. Those made before the signing secret changed open too.
  ///
  /// @param base the address of the pages; who makes no links needs none
  public PageLinks pageLinks(String base) {
    Secrets secrets = secrets();
    return new PageLinks(
        derivedKeys(),
        () -> secrets.value(SecretName.SIGNING_BEFORE).map(before -> new DerivedKeys(() -> before)),
        base);
  }

  /// Keys derived from the stack's signing secret, which is read when the first one is needed.
  public DerivedKeys derivedKeys() {
    Secrets secrets = secrets();
    return new DerivedKeys(() ->
        secrets
            .value(SecretName.SIGNING)
            .orElseThrow(() -> new IllegalStateException("There is no signing secret")));
  }

  /// Whether this is a run on somebody's own machine and certainly no Lambda: nothing calls it as
  /// Lambda does, and its tables are somewhere else than in AWS.
  public boolean isLocal() {
    String tables =
        environment.getOrDefault(
            "AWS_ENDPOINT_URL_DYNAMODB", environment.getOrDefault("AWS_ENDPOINT_URL", ""));
    return !environment.containsKey("AWS_LAMBDA_RUNTIME_API")
        && !tables.isEmpty()
        && !tables.contains(".amazonaws.");
  }

  /// The secrets, to be changed.
  public StoredSecrets storedSecrets() {
    return new StoredSecrets(clients.secrets(), setting(Variable.SECRETS_ID));
  }

  /// One sender a channel, each behind the last guard.
  ///
  /// @param policy of the guard
  public Map<Channel, ChannelSender> senders(Supplier<Policy> policy) {
    return ways().guarded(policy);
  }

  /// Where integrators hear what was decided and what became of it.
  public IntegratorTopic integratorTopic() {
    return ways().integrators();
  }

  private WaysOut ways() {
    return new WaysOut(this, clients);
  }

  @Override
  synchronized DynamoDbClient dynamo() {
    DynamoDbClient client = dynamo;
    if (client == null) {
      client = clients.dynamo();
      dynamo = client;
    }
    return client;
  }

  private synchronized DynamoDbClient atTheDoor() {
    DynamoDbClient client = atTheDoor;
    if (client == null) {
      client = clients.dynamoAtTheDoor();
      atTheDoor = client;
    }
    return client;
  }

  private Consumer<List<String>> queue(Variable url) {
    return new QueueSender(clients.sqs(), setting(url))::send;
  }
}
