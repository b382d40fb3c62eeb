package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.template.Roles.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// S7: what each function may never do, it cannot do: its role does not let it.
final class RolesTest {
  private static final Template TEMPLATE = Deployed.template();
  private static final Set<String> TRACING =
      Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");
  private static final Set<String> LOGGING = Set.of("logs:CreateLogStream", "logs:PutLogEvents");

  private static final Set<String> READING =
      Set.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");

  /// The documented exceptions: actions for which AWS knows no narrower resource.
  private static final Map<String, Set<String>> ON_EVERYTHING =
      Map.ofEntries(
          Map.entry("IngestRole", TRACING),
          Map.entry("TelemetryRole", TRACING),
          Map.entry("DeliverRole", with(TRACING, "sns:Publish")),
          Map.entry("PublishRole", TRACING),
          Map.entry("PreferencesRole", TRACING),
          Map.entry("IncidentsRole", TRACING),
          Map.entry("FanoutRole", TRACING),
          Map.entry("FeedbackRole", TRACING),
          Map.entry("MentionsRole", TRACING),
          Map.entry("SweepRole", TRACING),
          Map.entry("HistoryRole", TRACING),
          Map.entry("ConsoleRole", TRACING),
          Map.entry("SetupRole", TRACING));

  @Test
  void everyFunctionHasARoleOfItsOwn() {
    List<String> roles =
        TEMPLATE.functions().stream().map(function -> function.role().orElseThrow()).toList();

    assertThat(roles).doesNotHaveDuplicates();
    assertThat(roles)
        .containsExactlyInAnyOrderElementsOf(
            TEMPLATE.ofType("AWS::IAM::Role").stream().map(Resource::id).toList());
  }

  @Test
  void everyPermissionIsWrittenHere() {
    assertThat(TEMPLATE.functions())
        .allSatisfy(function -> assertThat(function.policies()).isEmpty());
    assertThat(TEMPLATE.ofType("AWS::IAM::Role"))
        .allSatisfy(role ->
            assertThat(role.properties().find("ManagedPolicyArns")).as(role.id()).isEmpty());
    assertThat(TEMPLATE.resources().values())
        .noneMatch(resource -> resource.type().matches("AWS::IAM::(Managed)?Policy"));
  }

  @Test
  void anActionIsNamedInFull() {
    assertThat(statements())
        .allSatisfy(statement ->
            assertThat(statement.actions())
                .allMatch(action -> action.matches("[a-z0-9]+:[A-Za-z]+")));
  }

  @Test
  void onlyDocumentedActionsReachEverything() {
    Map<String, Set<String>> onEverything =
        statements().stream()
            .filter(Statement::allows)
            .filter(statement -> statement.resources().contains("*"))
            .collect(Collectors.toMap(Statement::role, Statement::actions, RolesTest::union));

    assertThat(onEverything).isEqualTo(ON_EVERYTHING);
  }

  @Test
  void anythingOnMoreThanOneResourceSaysWhyBesideIt() {
    List<String> lines = Deployed.lines(Deployed.FILE);

    assertThat(statements())
        .filteredOn(
            statement -> statement.resources().stream().anyMatch(name -> name.contains("*")))
        .hasSizeGreaterThanOrEqualTo(7)
        .allSatisfy(statement ->
            assertThat(lines.get(statement.raw().line() - 1)).contains("Sid: ").contains(" # "));
  }

  @Test
  void onlyDeliverReachesAProvider() {
    assertThat(
            statements().stream()
                .filter(Statement::allows)
                .filter(statement ->
                    statement.actions().stream()
                        .anyMatch(action -> action.matches("(ses|sns):.*"))))
        .extracting(Statement::role)
        .containsOnly("DeliverRole", "PublishRole");
  }

  @Test
  void publishTellsTheTopicAndNobodyElse() {
    assertThat(theOne("PublishRole", "sns:Publish", true).resources())
        .containsExactly("IntegratorTopic");
    assertThat(actionsBesidesWatching("PublishRole"))
        .as("nothing of the tables themselves")
        .noneMatch(action -> action.matches("dynamodb:(Get|Put|Update|Delete|Batch)Item"));
  }

  @Test
  void deliverSendsFromOneAddressAndToPhonesDevicesAndTheTeamOnly() {
    Statement email = theOne("DeliverRole", "ses:SendEmail", true);

    assertThat(
            Deployed.logical(
                TEMPLATE,
                email
                    .raw()
                    .fields("Condition")
                    .fields("StringEquals")
                    .find("ses:FromAddress")
                    .orElseThrow()))
        .isEqualTo(TEMPLATE.parameters().get("EmailFrom"));
    List<Statement> publishing =
        statements().stream()
            .filter(statement -> statement.actions().contains("sns:Publish"))
            .filter(statement -> !statement.role().equals("PublishRole"))
            .toList();
    assertThat(publishing).extracting(Statement::role).containsOnly("DeliverRole");
    assertThat(publishing)
        .extracting(Statement::resources)
        .containsExactlyInAnyOrder(
            Set.of("*"),
            Set.of("arn:aws:sns:us-east-1:000000000000:endpoint/*"),
            Set.of("HandOffTopic"));
    assertThat(publishing)
        .extracting(Statement::except)
        .containsExactlyInAnyOrder(Set.of("arn:aws:sns:*:*:*"), Set.of(), Set.of());
  }

  @Test
  void ingestReadsNobodyAndWritesOneQueue() {
    assertThat(actionsBesidesWatching("IngestRole"))
        .as("and the keys with their rates, below")
        .containsExactly("dynamodb:Query", "dynamodb:UpdateItem", "sqs:SendMessage");
    assertThat(theOne("IngestRole", "sqs:SendMessage", true).resources())
        .containsExactly("TelemetryQueue");
  }

  @Test
  void nobodyTakesAnObjectAwayAndOnlyTelemetryKeepsBatches() {
    assertThat(statements())
        .flatExtracting(Statement::actions)
        .doesNotContain("s3:DeleteObject", "s3:DeleteObjects");
    assertThat(statements())
        .filteredOn(statement ->
            statement.actions().contains("s3:PutObject")
                && statement.resources().contains("HistoryBucket/events/*"))
        .extracting(Statement::role)
        .containsExactly("TelemetryRole");
  }

  @Test
  void theConsoleWritesWhoSignedOutWhatWasDecidedAboutIncidentsAndCasesForPeople() {
    assertThat(actionsBesidesWatching("ConsoleRole"))
        .allMatch(
            union(
                    READING,
                    Set.of(
                        "dynamodb:DescribeTable",
                        "secretsmanager:GetSecretValue",
                        "dynamodb:UpdateItem",
                        // What was put aside is replayed and dropped.
                        "dynamodb:DeleteItem",
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:ChangeMessageVisibility",
                        "sqs:SendMessage"))
                ::contains);
    List<Statement> writes =
        statements().stream()
            .filter(statement -> statement.role().equals("ConsoleRole"))
            .filter(statement ->
                statement.actions().contains("dynamodb:UpdateItem")
                    || statement.actions().contains("sqs:SendMessage"))
            .toList();
    assertThat(writes.stream().flatMap(statement -> statement.resources().stream()))
        .as(
            "nobody is told from here: a walk finds whom to look at, telemetry decides, and deliver"
                + " asks of a replayed job again whether it may be sent")
        .containsExactlyInAnyOrder(
            "SettingsTable",
            "SettingsTable",
            "IncidentsTable",
            "DeliverQueue",
            "FanoutQueue",
            "FeedbackQueue",
            "IncidentsQueue",
            "CountersTable",
            "HandOffsTable",
            "TelemetryQueue");
    assertThat(
            writes.stream()
                .filter(statement -> statement.resources().contains("SettingsTable"))
                .map(RolesTest::partition))
        .as("and the rates of the keys that ask for a customer's context")
        .containsExactly(List.of("signed-out"), List.of("rates"));
  }

  @Test
  void theDoorsOfFeedsReadWhatFeedsSignWithAndNothingThatTheStackSignsWith() {
    for (String role : List.of("FeedbackRole", "MentionsRole", "IncidentsRole")) {
      assertThat(theOne(role, "secretsmanager:GetSecretValue", true).resources())
          .as(role)
          .containsExactly("FeedSecrets");
    }
  }

  @Test
  void whatCustomersReachSendsNothingAndDecidesNothing() {
    assertThat(actionsBesidesWatching("PreferencesRole"))
        .noneMatch(action -> action.startsWith("ses:") || action.startsWith("sns:"));
    assertThat(
            statements().stream()
                .filter(statement -> statement.role().equals("PreferencesRole"))
                .flatMap(statement -> statement.resources().stream()))
        .doesNotContain("ActivityTable", "DueTable", "DeliverQueue");
  }

  @Test
  void ingestKnowsOfTheSettingsTheKeysAndTheirRatesOnlyAndSetupTheKeys() {
    assertThat(
            statements().stream()
                .filter(statement -> Set.of("IngestRole", "SetupRole").contains(statement.role()))
                .filter(statement -> statement.resources().contains("SettingsTable"))
                .map(statement ->
                    statement.role()
                        + " "
                        + new TreeSet<>(statement.actions())
                        + partition(statement)))
        .containsExactlyInAnyOrder(
            "IngestRole [dynamodb:Query][keys]",
            "IngestRole [dynamodb:UpdateItem][rates]",
            "SetupRole [dynamodb:PutItem, dynamodb:Query][keys]");
  }

  @Test
  void nobodyHereChangesTriggersAndNobodyScansOrDeletesALedger() {
    assertThat(statements())
        .filteredOn(statement -> statement.resources().contains("SettingsTable"))
        // What may write there may write a part of it only: the keys, or the rates.
        .filteredOn(statement -> partition(statement).isEmpty())
        .allSatisfy(statement -> assertThat(READING).containsAll(statement.actions()));
    assertThat(statements())
        .allSatisfy(statement ->
            assertThat(statement.actions())
                .doesNotContain("dynamodb:Scan", "dynamodb:DeleteTable", "dynamodb:PartiQLSelect"));
    assertThat(statements())
        .filteredOn(statement ->
            statement.actions().contains("dynamodb:DeleteItem")
                || statement.actions().contains("dynamodb:BatchWriteItem"))
        .allSatisfy(statement ->
            assertThat(statement.resources())
                .as("where an item can be taken away")
                .hasSize(1)
                .isSubsetOf("DueTable", "QuarantineTable", "ExposureTable"));
  }

  @Test
  void aFunctionMayUseExactlyTheStoresThatItsEnvironmentNames() {
    assertThat(TEMPLATE.functions())
        .filteredOn(function -> function.streamSources().isEmpty())
        .allSatisfy(function ->
            assertThat(usable(function.role().orElseThrow()))
                .as(function.id())
                .isEqualTo(named(function)));
    // Lambda reads the stream, and puts aside what is given up, in the function's name.
    assertThat(usable("PublishRole"))
        .as("and it reads what its forecasts are made of")
        .containsExactly(
            "ActivityTable",
            "CountersTable",
            "ExposureTable",
            "IncidentsTable",
            "OutreachesTable",
            "PublishDeadLetters");
  }

  @Test
  void aFunctionWritesToItsOwnLogOnly() {
    assertThat(TEMPLATE.functions())
        .allSatisfy(function -> {
          Statement log = theOne(function.role().orElseThrow(), "logs:PutLogEvents", true);
          assertThat(log.actions()).isEqualTo(LOGGING);
          assertThat(log.resources()).containsExactly(function.id().replace("Function", "Logs"));
        });
  }

  /// The partitions of a table to which a statement is bound; none where it is not.
  private static List<String> partition(Statement statement) {
    return statement
        .raw()
        .fields("Condition")
        .fields("ForAllValues:StringEquals")
        .items("dynamodb:LeadingKeys")
        .stream()
        .map(raw -> Deployed.logical(TEMPLATE, raw))
        .toList();
  }

  private static Set<String> usable(String role) {
    return statements().stream()
        .filter(statement -> statement.role().equals(role) && statement.allows())
        .flatMap(statement -> statement.resources().stream())
        .map(resource -> resource.replaceFirst("/.*", ""))
        .filter(RolesTest::isStore)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> named(Function function) {
    Set<String> named =
        TEMPLATE.environment(function, Names.logical()).values().stream()
            .filter(RolesTest::isStore)
            .collect(Collectors.toCollection(TreeSet::new));
    function.queueSources().forEach(source -> named.add(source.queue()));
    return named;
  }

  private static boolean isStore(String id) {
    return TEMPLATE.table(id).isPresent()
        || TEMPLATE.queue(id).isPresent()
        || TEMPLATE.bucket(id).isPresent();
  }

  private static Set<String> actionsBesidesWatching(String role) {
    return statements().stream()
        .filter(statement -> statement.role().equals(role))
        .flatMap(statement -> statement.actions().stream())
        .filter(action -> !TRACING.contains(action) && !LOGGING.contains(action))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Statement theOne(String role, String action, boolean allows) {
    List<Statement> found =
        statements().stream()
            .filter(statement -> statement.role().equals(role) && statement.allows() == allows)
            .filter(statement -> statement.actions().contains(action))
            .toList();
    assertThat(found).as("%s in %s", action, role).hasSize(1);
    return found.getFirst();
  }

  private static List<Statement> statements() {
    return Roles.statements(TEMPLATE);
  }

  private static Set<String> with(Set<String> some, String more) {
    return union(some, Set.of(more));
  }

  private static Set<String> union(Set<String> left, Set<String> right) {
    Set<String> both = new HashSet<>(left);
    both.addAll(right);
    return both;
  }
}
