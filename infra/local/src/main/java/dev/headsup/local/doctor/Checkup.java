package dev.headsup.local.doctor;

import dev.headsup.authoring.trigger.TriggerFolders;
import dev.headsup.aws.AwsClients;
import dev.headsup.aws.dynamodb.DynamoConfiguration;
import dev.headsup.aws.dynamodb.DynamoIncidents;
import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.StoredSecrets;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.engine.incident.Components;
import dev.headsup.functions.LiveComponents;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.local.target.Target;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackDriftInformation;
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
    InstantSource there = target.clock();
    List<Check> checks = new ArrayList<>();
    Collections.addAll(
        checks,
        new ClockCheck(this::theirClock, clock, target.isLocal()),
        template(),
        new TriggersCheck(() -> running(new DynamoConfiguration(dynamo, settings())), this::folder),
        new KeysCheck(() -> new DynamoKeys(dynamo, settings()).load(), there),
        new Lazy("secrets", () -> secrets(clients)));
    checks.addAll(senders(clients));
    Collections.addAll(
        checks,
        new FeedsCheck(
            () -> components(dynamo),
            () ->
                new DynamoIncidents(dynamo, target.variable(Variable.INCIDENTS_TABLE))
                    .latest(there.instant(), 100)),
        new DeadLettersCheck(clients.sqs(), letters()),
        new AlarmsCheck(clients.sns(), target.outputs().get("AlarmTopic"), target.isLocal()),
        new Lazy(
            "console",
            () ->
                new SignInCheck(
                    target.variable(Variable.CONSOLE_SIGN_IN),
                    this::withoutSignIn,
                    this::signInKeys)),
        new Lazy(
            "customers",
            () ->
                new CustomersCheck(
                    dynamo,
                    new Wiring(target.environment(), there, List.of()).profiles(),
                    target.variable(Variable.PROFILES_TABLE),
                    most,
                    after)));
    return new Doctor(checks, target::command, out);
  }

  /// A check that is put together when it is asked, so that what it lacks is its own finding.
  private record Lazy(String name, Supplier<Check> check) implements Check {
    @Override
    public List<Finding> look() {
      return check.get().look();
    }
  }

  /// Whether messages can leave. Of a local stack none does, and its sandbox answers what it likes.
  private List<Check> senders(AwsClients clients) {
    return target.isLocal()
        ? List.of(new Kept())
        : List.of(
            new Lazy(
                "e-mail",
                () ->
                    new EmailCheck(
                        clients.ses(),
                        target.variable(Variable.EMAIL_FROM),
                        Double.parseDouble(target.variable(Variable.SENDS_PER_SECOND)))),
            new Lazy(
                "text messages",
                () -> new SmsCheck(clients.sns(), target.variable(Variable.SMS_SENDER_ID))));
  }

  /// What is so of the senders of a local stack.
  private record Kept() implements Check {
    @Override
    public String name() {
      return "messages";
    }

    @Override
    public List<Finding> look() {
      return List.of(
          Finding.ok(
              "stay on this machine; senders, DKIM, sandboxes and the spending limit are checked"
                  + " with --stack"));
    }
  }

  /// A check of something that this stack does not have.
  private record NotThere(String name, String what) implements Check {
    @Override
    public List<Finding> look() {
      return List.of(Finding.notInThisStack(what));
    }
  }

  private String settings() {
    return target.variable(Variable.SETTINGS_TABLE);
  }

  private Check secrets(AwsClients clients) {
    List<String> secrets =
        SecretName.RESOURCES.stream().flatMap(id -> target.resource(id).stream()).toList();
    return secrets.isEmpty()
        ? new NotThere("secrets", "the secret of all that signs")
        : new SecretsCheck(() ->
            secrets.stream()
                .flatMap(id -> new StoredSecrets(clients.secrets(), id).words().stream())
                .collect(Collectors.toSet()));
  }

  private Components components(DynamoDbClient dynamo) {
    DynamoConfiguration running = new DynamoConfiguration(dynamo, settings());
    return new LiveComponents(() -> running.single(Kind.COMPONENTS), clock).get();
  }

  private Map<String, String> letters() {
    Map<String, String> letters = new LinkedHashMap<>();
    for (String queue :
        List.of(
            "TelemetryDeadLetters",
            "FanoutDeadLetters",
            "DeliverDeadLetters",
            "FeedbackDeadLetters",
            "IncidentsDeadLetters")) {
      letters.put(queue, target.resource(queue).orElse(""));
    }
    return letters;
  }

  private List<String> withoutSignIn() {
    return Stream.of(
            Variable.SIGN_IN_ISSUER,
            Variable.SIGN_IN_CLIENT,
            Variable.SIGN_IN_DOMAIN,
            Variable.CONSOLE_URL)
        .filter(variable -> target.variable(variable).isBlank())
        .map(Variable::name)
        .toList();
  }

  private int signInKeys() {
    String issuer = target.variable(Variable.SIGN_IN_ISSUER);
    return get(URI.create(issuer + "/.well-known/jwks.json")).statusCode();
  }

  private static Map<String, String> running(DynamoConfiguration configuration) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Stored stored : configuration.all(Kind.TRIGGERS)) {
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
      return new TemplateCheck(
          () -> Map.of("text", hash), () -> Map.of("text", hash(file)), () -> null);
    }
    return new Lazy(
        "template",
        () -> {
          CloudFormationClient client =
              CloudFormationClient.builder()
                  .region(Region.of(target.environment().getOrDefault("AWS_REGION", "us-east-1")))
                  .build();
          return new TemplateCheck(
              () -> deployed(client), () -> TemplateParts.of(read(file)), () -> drift(client));
        });
  }

  private TemplateCheck.Drift drift(CloudFormationClient client) {
    StackDriftInformation drift =
        client
            .describeStacks(request -> request.stackName(stack))
            .stacks()
            .getFirst()
            .driftInformation();
    return drift == null
        ? new TemplateCheck.Drift("NOT_CHECKED", null)
        : new TemplateCheck.Drift(
            String.valueOf(drift.stackDriftStatusAsString()), drift.lastCheckTimestamp());
  }

  private Map<String, String> deployed(CloudFormationClient client) {
    return TemplateParts.of(
        client
            .getTemplate(request -> request.stackName(stack).templateStage(TemplateStage.ORIGINAL))
            .templateBody());
  }

  /// The hash that names a template's text.
  public static String hash(Path file) {
    return ContentHash.of(Map.of("template.yaml", read(file)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw SdkClientException.create("the template " + file + " could not be read", e);
    }
  }

  /// The local stack's own clock, or that of AWS's front.
  private Instant theirClock() {
    if (target.isLocal()) {
      return target.clock().instant();
    }
    URI url = target.front();
    String date =
        get(url)
            .headers()
            .firstValue("Date")
            .orElseThrow(() -> SdkClientException.create(url + " names no date"));
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  private static HttpResponse<String> get(URI url) {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw SdkClientException.create(url + " did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SdkClientException.create("interrupted", e);
    }
  }
}
