package dev.headsup.sim.world;

import dev.headsup.aws.Clients;
import dev.headsup.aws.team.Outbound;
import dev.headsup.functions.Variable;
import dev.headsup.sim.Io;
import dev.headsup.sim.object.MemoryS3;
import dev.headsup.sim.queue.MemorySqs;
import dev.headsup.sim.secret.MemorySecrets;
import dev.headsup.sim.table.MemoryDynamo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What the world keeps: tables, queues, objects, secrets; and the ways to it, for the functions
/// with all that may go wrong, and for who looks on without.
public final class Stores {
  private static final String TELEMETRY = "TelemetryQueue";
  private static final String DELIVER = "DeliverQueue";
  private static final String FANOUT = "FanoutQueue";
  private static final String FEEDBACK = "FeedbackQueue";
  private static final String HISTORY = "history";

  /// The topic of integrators.
  static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:integrators";

  /// All queues of messages; each has its dead letters.
  public static final List<String> QUEUES = List.of(TELEMETRY, DELIVER, FANOUT, FEEDBACK);

  private final MemoryDynamo dynamo;
  private final MemorySqs sqs;
  private final MemorySns sns;
  private final Clients clients;

  Stores(SimClock clock, Io io, Oracle oracle) {
    this.dynamo = new MemoryDynamo(clock, io);
    this.sqs = new MemorySqs(clock, io);
    MemoryS3 s3 = new MemoryS3(io);
    s3.bucket(HISTORY);
    MemorySecrets secrets = new MemorySecrets(io);
    String signing = "simulated-signing-secret-".repeat(2);
    String webhook =
        "whsec_" + Base64.getEncoder().encodeToString(signing.getBytes(StandardCharsets.UTF_8));
    secrets.create(
        "Secrets", "{\"signing\":\"%s\",\"webhook\":\"%s\"}".formatted(signing, webhook));
    this.sns = new MemorySns(io, oracle);
    this.clients =
        new SimClients(
            dynamo,
            sqs,
            sns,
            new MemorySes(io, oracle),
            s3,
            secrets,
            new MemoryReceiver(io, oracle));
    Place.create(dynamo);
    // As template.yaml has them.
    queue(TELEMETRY, 370, 50);
    queue(DELIVER, 360, 5);
    queue(FANOUT, 360, 20);
    queue(FEEDBACK, 90, 50);
  }

  private void queue(String name, int visibility, int receives) {
    String letters = name.replace("Queue", "DeadLetters");
    sqs.createQueue(request -> request.queueName(letters));
    sqs.createQueue(request ->
        request
            .queueName(name)
            .attributes(
                Map.of(
                    QueueAttributeName.VISIBILITY_TIMEOUT,
                    Integer.toString(visibility),
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:%s\",\"maxReceiveCount\":%d}"
                        .formatted(letters, receives))));
  }

  Map<String, String> variables() {
    return Map.of(
        Variable.TELEMETRY_QUEUE_URL.name(), telemetry(),
        Variable.DELIVER_QUEUE_URL.name(), deliver(),
        Variable.FANOUT_QUEUE_URL.name(), fanout(),
        Variable.SECRETS_ID.name(), "Secrets",
        Variable.HISTORY_BUCKET.name(), HISTORY);
  }

  String telemetry() {
    return url(TELEMETRY);
  }

  String deliver() {
    return url(DELIVER);
  }

  String fanout() {
    return url(FANOUT);
  }

  String feedback() {
    return url(FEEDBACK);
  }

  /// What integrators heard, message by message as it was published, oldest first.
  public List<String> published() {
    return sns.published().stream()
        .filter(one -> one.topic().equals(TOPIC))
        .map(MemorySns.Published::body)
        .toList();
  }

  private static String url(String queue) {
    return "https://sqs.sim/" + queue;
  }

  /// The functions' clients.
  Clients clients() {
    return clients;
  }

  /// The tables, for requests that belong to whoever runs.
  public DynamoDbClient dynamo() {
    return dynamo;
  }

  /// The tables, for who looks on: nothing goes wrong, and no time passes.
  public MemoryDynamo calm() {
    return dynamo.through(Io.CALM);
  }

  /// The queues.
  public MemorySqs sqs() {
    return sqs;
  }

  /// @param sns takes messages and remembers them
  private record SimClients(
      MemoryDynamo dynamo,
      MemorySqs sqs,
      MemorySns sns,
      MemorySes ses,
      MemoryS3 s3,
      MemorySecrets secrets,
      MemoryReceiver receiver)
      implements Clients {
    @Override
    public Outbound outbound(Outbound network) {
      return Outbound.to(receiver);
    }

    @Override
    public DynamoDbClient dynamoAtTheDoor() {
      return dynamo;
    }
  }
}
