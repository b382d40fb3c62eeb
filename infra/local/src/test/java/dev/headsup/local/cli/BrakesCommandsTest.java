package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.aws.dynamodb.DynamoBrakes;
import dev.headsup.aws.dynamodb.DynamoCounters;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.aws.sqs.DeliverJobs;
import dev.headsup.aws.sqs.QueueSender;
import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.decision.Health.Sign;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.BreakerWatch;
import dev.headsup.functions.Variable;
import dev.headsup.local.config.FirstLook;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.target.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The brakes through a whole stack: `stop`, `resume`, `approve` and `preview` as they are typed,
/// the pages Brakes and Put aside as they are clicked, and what the sweep stops by itself (G1, G2,
/// G3, G9).
final class BrakesCommandsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String STRUGGLE = "import-struggle";
  private static final String FOLDER = "the folder at start";

  private static LocalStack stack;
  private static Target target;
  private static DynamoDbClient client;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(House.stack(Optional.of(Instant.parse("2026-03-02T09:58:00Z"))));
    target = Target.at(stack.ingest());
    client = target.clients().dynamo();
  }

  @AfterAll
  static void stop() {
    client.close();
    stack.close();
  }

  @Test
  void g1StopAndResumeChangeWhatIsStoppedAndNothingElse() {
    Document before = policy();

    assertThat(run("stop", "--channel", "sms", "--why", "odd numbers"))
        .contains("stopped: text message", "On again: ./headsup resume");
    assertThat(run("stop", "--trigger", STRUGGLE, "--why", "wrong link"))
        .contains("stopped: text message; import-struggle");
    assertThat(stopped())
        .isEqualTo(new KillSwitch(false, "wrong link", Set.of(Channel.SMS), Set.of(STRUGGLE)));

    assertThat(run("resume", "--channel", "sms")).contains("stopped: import-struggle");
    assertThat(run("stop", "--why", "everything is wrong")).contains("stopped: everything");
    assertThat(run("resume")).contains("nothing is stopped");
    assertThat(stopped()).isEqualTo(KillSwitch.OFF);
    assertThat(text(policy())).contains("# Who speaks.");
    assertThat(policy().version()).isEqualTo(before.version() + 5);
    assertThat(run("history", "policy")).contains("stop: wrong link", "resume");
  }

  @Test
  void whatIsNotUnderstoodStopsNothing() {
    assertThat(exit(new StringWriter(), "stop")).isEqualTo(Exit.USAGE);
    assertThat(exit(new StringWriter(), "stop", "--channel", "pigeon", "--why", "x"))
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void g2ApproveListsAndDecidesAndTheAuthorCannot() {
    String key = key("payment-retry");
    change(
        Brake.released(key)
            .asking(new Brake.Asked(5_000, "more than 1000 customers in a day", now())));
    assertThat(run("approve"))
        .contains("payment-retry: is to reach 5000 customers a day", "made by " + FOLDER);

    StringWriter err = new StringWriter();
    assertThat(exit(err, "approve", "payment-retry", "--customers", "5000", "--as", FOLDER))
        .isEqualTo(Exit.FINDINGS);
    assertThat(err.toString()).contains("You made it, so somebody else has to say yes");
    assertThat(exit(err, "approve", "payment-retry", "--customers", "9", "--as", "bo"))
        .isEqualTo(Exit.FINDINGS);
    assertThat(exit(err, "approve", "payment-retry", "--as", "bo")).isEqualTo(Exit.USAGE);
    assertThat(exit(err, "approve", "nothing-like-it", "--customers", "9"))
        .isEqualTo(Exit.FINDINGS);
    assertThat(brake(key).approved()).isZero();

    assertThat(run("approve", "payment-retry", "--customers", "5000", "--as", "bo"))
        .contains("yes, and that is kept");
    assertThat(brake(key).approved()).isEqualTo(5_000);
    assertThat(run("approve")).doesNotContain("payment-retry: is to reach");
  }

  @Test
  void g3WhatGoesWrongStopsAndAPersonLetsItGoOnInTheConsole() {
    Document document = document("onboarding-stalled");
    String key = Brake.of("onboarding-stalled", document.hash());
    Health health = new Health("onboarding-stalled", document.hash(), Channel.EMAIL);
    DynamoCounters counters = new DynamoCounters(client, target.variable(Variable.COUNTERS_TABLE));
    health.count(counters, Sign.SENT, 400, now());
    health.count(counters, Sign.BOUNCED, 40, now());

    // A local clock that jumps passes over sweeps with nothing due, so this is what one does.
    new BreakerWatch(brakes(), counters, stack.clock())
        .lookAll(
            FirstLook.live("onboarding-stalled", document.files()),
            Policy.standard().braking().breakers());

    String why = Objects.requireNonNull(brake(key).stopped()).why();
    assertThat(why).contains("40 bounces of 400");
    assertThat(run("approve")).contains("onboarding-stalled: stopped by itself, 40 bounces of 400");
    String page = look("/console/brakes");
    assertThat(page).contains("40 bounces of 400 messages (10.00 %); it stops at 4 %");
    act("/console/brakes/resume", token(page) + "&key=" + encoded(key) + "&why=" + encoded(why));
    assertThat(brake(key).stopped()).isNull();
  }

  @Test
  void g9APreviewSaysHowManyAndTurnsOnWhatWatches() {
    String key = key(STRUGGLE);
    change(Brake.released(key).watching(now()));
    assertThat(look("/console/brakes")).contains("only watches");
    for (int minute = 0; minute < 3; minute++) {
      event("ana", "Import Failed", minute);
      event("ben", "Import Failed", minute);
    }
    event("cleo", "Import Failed", 0);
    local("/_local/drain", "");

    assertThat(run("preview", folder(STRUGGLE), "--as", "bo"))
        .contains(
            "days at most 2 customers a day would have had a case, of 7 events; fewer would be"
                + " told",
            "seen by bo, kept in");
    assertThat(brake(key).watching()).as("looking alone turns nothing on").isNotNull();
    assertThat(run("preview", folder(STRUGGLE), "--as", "bo", "--turn-on"))
        .contains("import-struggle speaks from now on");
    assertThat(brake(key).watching()).isNull();
    assertThat(brake(key).previewed()).isNotNull();
    assertThat(look("/console/brakes")).doesNotContain("only watches");
  }

  /// A14: what the page Put aside shows can be replayed and dropped there.
  @Test
  void whatWasPutAsideIsReplayedAndDroppedOnItsPage() {
    try (SqsClient sqs = target.clients().sqs()) {
      dead(sqs, Variable.DELIVER_DEAD_LETTERS_URL)
          .send(DeliverJobs.write(List.of(new DeliverJobs.Job(new CustomerId("ana"), "gone"))));
      dead(sqs, Variable.TELEMETRY_DEAD_LETTERS_URL)
          .send(List.of("{\"v\":1,\"timers\":[]}", "{\"v\":1,\"timers\":[ ]}"));
      dead(sqs, Variable.FANOUT_DEAD_LETTERS_URL).send(List.of("{}"));
      dead(sqs, Variable.FEEDBACK_DEAD_LETTERS_URL)
          .send(
              List.of(
                  "{\"source\":\"aws.ses\",\"detail\":{\"eventType\":\"Open\",\"mail\":{\"tags\":{}}}}"));
    }
    refused();
    String page = look("/console/aside");
    assertThat(page)
        .contains(
            "Messages that were not sent",
            "Events that were not worked on",
            "Incidents that not everybody heard of",
            "What a provider said of messages",
            "Events that were refused");

    Matcher id =
        Pattern.compile("aside/quarantine/drop.*?name=\"id\" value=\"([^\"]*)\"").matcher(page);
    assertThat(id.find()).isTrue();
    act("/console/aside/quarantine/drop", token(page) + "&id=" + encoded(id.group(1)));
    act("/console/aside/fanout/drop", token(page) + "&all=yes");
    for (String place : List.of("deliver", "telemetry", "feedback")) {
      act("/console/aside/" + place + "/replay", token(page) + "&all=yes");
    }
    assertThat(look("/console/aside")).contains("Nothing is put aside");
  }

  private static void refused() {
    String key = stack.writeKey();
    String body = "{\"batch\":[{\"type\":\"track\",\"userId\":\"ana\",\"messageId\":\"x\"}]}";
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(stack.ingest().resolve("/v1/batch"))
                .header("Authorization", basic(key))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    assertThat(answer.statusCode()).isEqualTo(200);
    local("/_local/drain", "");
  }

  private static void event(String customer, String name, int minute) {
    String at = now().minusSeconds(600).plusSeconds(60L * minute).toString();
    String body =
        """
        {"batch":[{"type":"track","userId":"%s","messageId":"%s-%d","event":"%s",
          "timestamp":"%s","properties":{}}]}\
        """
            .formatted(customer, customer, minute, name, at);
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(stack.ingest().resolve("/v1/batch"))
                .header("Authorization", basic(stack.serverKey()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static String basic(String key) {
    return "Basic "
        + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
  }

  private static QueueSender dead(SqsClient sqs, Variable url) {
    return new QueueSender(sqs, target.variable(url));
  }

  private static Instant now() {
    return stack.clock().instant();
  }

  private static String folder(String trigger) {
    return House.root().resolve("triggers").resolve(trigger).toString();
  }

  private static Document document(String trigger) {
    return stored(new DocumentName(Kind.TRIGGERS, trigger));
  }

  private static Document policy() {
    return stored(DocumentName.single(Kind.POLICY));
  }

  private static Document stored(DocumentName name) {
    return (Document)
        Objects.requireNonNull(
            new DynamoDocuments(client, target.variable(Variable.SETTINGS_TABLE))
                .snapshot()
                .documents()
                .get(name));
  }

  private static String text(Document document) {
    return Objects.requireNonNull(document.files().get(PolicyCompiler.FILE));
  }

  private static KillSwitch stopped() {
    return switch (PolicyCompiler.compile(policy().files())) {
      case PolicyCompiler.Result.Ok(var policy) -> policy.stop();
      case PolicyCompiler.Result.Problems problems -> throw new AssertionError(problems);
    };
  }

  private static String key(String trigger) {
    return Brake.of(trigger, document(trigger).hash());
  }

  private static DynamoBrakes brakes() {
    return new DynamoBrakes(client, target.variable(Variable.COUNTERS_TABLE));
  }

  private static Brake brake(String key) {
    return Objects.requireNonNull(brakes().read(List.of(key)).get(key));
  }

  private static void change(Brake after) {
    assertThat(brakes().replace(after)).isTrue();
  }

  private static String look(String path) {
    HttpResponse<String> page = send(HttpRequest.newBuilder(stack.ingest().resolve(path)).build());
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  private static void act(String path, String form) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(stack.ingest().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", stack.ingest().toString())
                .POST(BodyPublishers.ofString(form))
                .build());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(303);
  }

  private static void local(String path, String body) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(stack.ingest() + path))
                .POST(BodyPublishers.ofString(body))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String token(String page) {
    Matcher found = Pattern.compile("name=\"form-token\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return "form-token=" + encoded(found.group(1));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new AssertionError(request.uri() + " did not answer", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private static String run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = exit(out, err, words);
    assertThat(exit).as(out.toString() + err).isEqualTo(Exit.OK);
    return out.toString();
  }

  private static int exit(StringWriter err, String... words) {
    return exit(new StringWriter(), err, words);
  }

  private static int exit(StringWriter out, StringWriter err, String... words) {
    String[] line =
        Stream.concat(Stream.of(words), Stream.of("--url", stack.ingest().toString()))
            .toArray(String[]::new);
    return Headsup.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line);
  }
}
