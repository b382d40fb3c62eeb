package dev.headsup.local.doctor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headsup.authoring.trigger.TriggerFolders;
import dev.headsup.aws.AwsClients;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.dynamodb.DynamoTriggers;
import dev.headsup.aws.secrets.StoredSecrets;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.local.target.Target;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the checks of one stack together: which client and which name each of them asks.
public final class Checkup {

  /// The name under which a local stack says which template it interprets.
  public static final String TEMPLATE_HASH = "HEADSUP_TEMPLATE_SHA256";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Target target;
  private final Path home;
  private final @Nullable String stack;
  private final InstantSource clock = InstantSource.system();

  /// @param home the repository, with its template and triggers
  /// @param stack the stack's name in CloudFormation; null for a local one
  public Checkup(Target target, Path home, @Nullable String stack) {
    this.target = target;
    this.home = home;
    this.stack = stack;
  }

  /// A doctor for this stack.
  ///
  /// @param most how many customers are looked at, at most
  /// @param after the customer after whom to begin, or null
  public Doctor doctor(int most, @Nullable String after, PrintWriter out) {
    AwsClients clients = target.clients();
    DynamoDbClient dynamo = clients.dynamo();
    Wiring wiring = new Wiring(target.environment(), clock, List.of());
    String settings = target.variable(Variable.SETTINGS_TABLE);
    List<Check> checks = new ArrayList<>();
    checks.add(new ClockCheck(this::theirClock, clock, target.isLocal()));
    checks.add(template());
    checks.add(
        new TriggersCheck(() -> running(new DynamoTriggers(dynamo, settings)), this::folder));
    checks.add(new KeysCheck(() -> new DynamoKeys(dynamo, settings).load(), clock));
    target
        .resource("Secrets")
        .ifPresent(secret ->
            checks.add(
                new SecretsCheck(() -> new StoredSecrets(clients.secrets(), secret).words())));
    checks.add(
        new EmailCheck(
            clients.ses(),
            target.variable(Variable.EMAIL_FROM),
            Double.parseDouble(target.variable(Variable.SENDS_PER_SECOND))));
    checks.add(new SmsCheck(clients.sns(), target.variable(Variable.SMS_SENDER_ID)));
    checks.add(
        new FeedsCheck(() ->
            (int)
                new DynamoDocuments(dynamo, settings)
                    .snapshot().documents().values().stream()
                        .filter(Checkup::isOfComponents)
                        .count()));
    Map<String, String> letters = new LinkedHashMap<>();
    for (String queue : List.of("TelemetryDeadLetters", "DeliverDeadLetters")) {
      target.resource(queue).ifPresent(url -> letters.put(queue, url));
    }
    checks.add(new DeadLettersCheck(clients.sqs(), letters));
    checks.add(
        new AlarmsCheck(
            clients.sns(), target.isLocal() ? null : target.outputs().get("AlarmTopic")));
    checks.add(new SignInCheck(target.variable(Variable.CONSOLE_SIGN_IN)));
    checks.add(
        new CustomersCheck(
            dynamo, wiring.profiles(), target.variable(Variable.PROFILES_TABLE), most, after));
    return new Doctor(checks, out);
  }

  private static boolean isOfComponents(Stored stored) {
    return stored.name().kind() == Kind.COMPONENTS;
  }

  private static Map<String, String> running(DynamoTriggers triggers) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Stored stored : triggers.load()) {
      switch (stored) {
        case Document document -> hashes.put(document.name().id(), document.hash());
        case Stored.Damaged damaged -> hashes.put(damaged.name().id(), "");
      }
    }
    return hashes;
  }

  private Map<String, String> folder() {
    Map<String, String> hashes = new LinkedHashMap<>();
    TriggerFolders.read(home.resolve("triggers"))
        .forEach((id, files) -> hashes.put(id, ContentHash.of(files)));
    return hashes;
  }

  private Check template() {
    Path file = home.resolve("template.yaml");
    if (stack == null) {
      String hash = target.environment().getOrDefault(TEMPLATE_HASH, "");
      return new TemplateCheck(() -> Set.of(hash), () -> Set.of(hash(file)), () -> "IN_SYNC");
    }
    CloudFormationClient client =
        CloudFormationClient.builder()
            .region(Region.of(target.environment().getOrDefault("AWS_REGION", "us-east-1")))
            .build();
    return new TemplateCheck(
        () -> deployed(client),
        () -> declared(file),
        () ->
            client
                .describeStacks(request -> request.stackName(stack))
                .stacks()
                .getFirst()
                .driftInformation()
                .stackDriftStatusAsString());
  }

  private Set<String> deployed(CloudFormationClient client) {
    String body =
        client
            .getTemplate(request -> request.stackName(stack).templateStage(TemplateStage.ORIGINAL))
            .templateBody();
    try {
      Path copy = Files.createTempFile("headsup-deployed", ".yaml");
      try {
        Files.writeString(copy, body);
        return declared(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw SdkClientException.create("the deployed template could not be read", e);
    }
  }

  private static Set<String> declared(Path file) {
    try {
      return Template.read(file, Map.of()).resources().keySet();
    } catch (IOException e) {
      throw SdkClientException.create("the template " + file + " could not be read", e);
    }
  }

  /// The hash that names a template's text.
  public static String hash(Path file) {
    try {
      return ContentHash.of(Map.of("template.yaml", Files.readString(file)));
    } catch (IOException e) {
      throw SdkClientException.create("the template " + file + " could not be read", e);
    }
  }

  /// The local stack's own clock, or that of AWS's front.
  private Instant theirClock() {
    URI url = target.isLocal() ? target.front().resolve("/_local/clock") : target.front();
    HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (target.isLocal()) {
        return Instant.parse(new JsonMapper().readTree(answer.body()).path("now").asText());
      }
      String date =
          answer
              .headers()
              .firstValue("Date")
              .orElseThrow(() -> SdkClientException.create(url + " names no date"));
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (IOException e) {
      throw SdkClientException.create(url + " did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SdkClientException.create("interrupted", e);
    }
  }
}
