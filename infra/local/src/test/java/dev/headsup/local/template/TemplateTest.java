package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds template.yaml to the rules that a deploy would not complain about.
final class TemplateTest {
  private static final Template TEMPLATE = Deployed.template();
  private static final Template WITH_SIGN_IN =
      Deployed.template(
          Map.of("ConsoleSignIn", "cognito", "ConsoleAddress", "https://example.com/console"));
  private static final Template ALARMS = Deployed.alarms();

  @Test
  void theFunctionsOfTheDesignAreThere() {
    assertThat(TEMPLATE.functions())
        .extracting(Function::id)
        .containsExactly(
            "IngestFunction",
            "FeedbackFunction",
            "MentionsFunction",
            "IncidentsFunction",
            "FanoutFunction",
            "TelemetryFunction",
            "DeliverFunction",
            "PublishFunction",
            "PreferencesFunction",
            "SweepFunction",
            "HistoryFunction",
            "ConsoleFunction",
            "SetupFunction");
  }

  @TestFactory
  List<DynamicTest> aFunctionRunsTheBuiltZipOnJava25AndArm() {
    return forEachFunction(function -> {
      assertThat(function.runtime()).contains("java25");
      assertThat(function.codeUri()).contains("functions/target/functions.zip");
      assertThat(words(function.properties().items("Architectures"))).containsExactly("arm64");
      assertThat(function.properties().text("Tracing")).isEqualTo("Active");
      assertThat(function.properties().fields("LoggingConfig").text("LogFormat")).isEqualTo("JSON");
    });
  }

  @TestFactory
  List<DynamicTest> aFunctionWithAnAliasGetsNewParametersTooAndStartsFromASnapshot() {
    return forEachFunction(function -> {
      boolean aliased = function.properties().find("AutoPublishAlias").isPresent();
      // Without the second property an alias keeps the old environment when only a parameter
      // changes.
      assertThat(function.properties().findText("AutoPublishAliasAllProperties"))
          .isEqualTo(aliased ? Optional.of("true") : Optional.empty());
      assertThat(function.properties().fields("SnapStart").findText("ApplyOn"))
          .isEqualTo(aliased ? Optional.of("PublishedVersions") : Optional.empty());
    });
  }

  @TestFactory
  List<DynamicTest> aFunctionLogsIntoItsOwnGroupThatForgets() {
    return forEachFunction(function -> {
      String group =
          Deployed.logical(
              TEMPLATE,
              function.properties().fields("LoggingConfig").find("LogGroup").orElseThrow());

      assertThat(group).isEqualTo(function.id().replace("Function", "Logs"));
      assertThat(Deployed.resource(TEMPLATE, group).properties().find("RetentionInDays"))
          .isPresent();
    });
  }

  @Test
  void everyLogGroupForgets() {
    assertThat(TEMPLATE.ofType("AWS::Logs::LogGroup"))
        .isNotEmpty()
        .allSatisfy(group -> assertThat(group.properties().find("RetentionInDays")).isPresent());
  }

  @TestFactory
  List<DynamicTest> aQueueIsReadSoThatNothingIsLostOrWorkedOnTwiceAtOnce() {
    return forEachFunction(function -> {
      for (Event.QueueSource source : function.queueSources()) {
        Queue queue = TEMPLATE.queue(source.queue()).orElseThrow();
        Duration least = function.timeout().multipliedBy(6).plus(source.window());

        assertThat(queue.visibility()).as("visibility").isGreaterThanOrEqualTo(least);
        assertThat(source.partialFailures()).as("reports single failures").isTrue();
        assertThat(source.maximumConcurrency()).as("concurrency cap").isPositive();
      }
    });
  }

  @TestFactory
  List<DynamicTest> aQueueHasDeadLettersThatStayLonger() {
    return workQueues().stream()
        .map(queue ->
            DynamicTest.dynamicTest(
                queue.id(),
                () -> {
                  Queue.Redrive redrive = queue.redrive().orElseThrow();
                  Queue dead = TEMPLATE.queue(redrive.deadLetters()).orElseThrow();

                  assertThat(redrive.maxReceives()).isBetween(3, 50);
                  assertThat(queue.visibility().multipliedBy(redrive.maxReceives()))
                      .as("tried to the end before it expires")
                      .isLessThan(queue.retention());
                  // SQS counts from the first day in the source queue.
                  assertThat(dead.retention()).isGreaterThan(queue.retention());
                }))
        .toList();
  }

  @Test
  void eventsOutlastAFaultOfSomeHours() {
    Queue queue = TEMPLATE.queue("TelemetryQueue").orElseThrow();
    int receives = queue.redrive().orElseThrow().maxReceives();
    assertThat(queue.visibility().multipliedBy(receives)).isGreaterThan(Duration.ofHours(5));
  }

  @Test
  void everyQueueIsEitherReadByAFunctionOrHoldsDeadLetters() {
    Set<String> read =
        TEMPLATE.functions().stream()
            .flatMap(function -> function.queueSources().stream())
            .map(Event.QueueSource::queue)
            .collect(Collectors.toSet());

    assertThat(workQueues()).extracting(Queue::id).containsExactlyInAnyOrderElementsOf(read);
  }

  @Test
  void oneDeadLetterSetsOffAnAlarm() {
    assertThat(deadLetters())
        .isNotEmpty()
        .allSatisfy(queue -> {
          Raw.Fields alarm = alarm("QueueName", queue, "ApproximateNumberOfMessagesVisible");
          assertThat(alarm.text("Threshold")).isEqualTo("0");
          assertThat(alarm.text("ComparisonOperator")).isEqualTo("GreaterThanThreshold");
        });
  }

  @Test
  void workThatWaitsTooLongSetsOffAnAlarm() {
    assertThat(workQueues())
        .isNotEmpty()
        .allSatisfy(queue ->
            assertThat(alarm("QueueName", queue.id(), "ApproximateAgeOfOldestMessage"))
                .isNotNull());
  }

  @Test
  void aFailingFunctionSetsOffAnAlarm() {
    assertThat(TEMPLATE.functions())
        .allSatisfy(
            function -> assertThat(alarm("FunctionName", function.id(), "Errors")).isNotNull());
  }

  @Test
  void aScheduledFunctionThatFallsSilentSetsOffAnAlarm() {
    assertThat(TEMPLATE.functions().stream().filter(function -> !function.schedules().isEmpty()))
        .isNotEmpty()
        .allSatisfy(function ->
            assertThat(alarm("FunctionName", function.id(), "Invocations").text("TreatMissingData"))
                .isEqualTo("breaching"));
  }

  @Test
  void everyAlarmReachesTheTopic() {
    assertThat(ALARMS.alarms())
        .allSatisfy(alarm ->
            assertThat(
                    alarm.properties().items("AlarmActions").stream()
                        .map(raw -> Deployed.logical(ALARMS, raw)))
                .containsExactly("Topic"));
  }

  @TestFactory
  List<DynamicTest> aTableOutlivesTheStackAndCanBeRestored() {
    return TEMPLATE.tables().stream()
        .map(table ->
            DynamicTest.dynamicTest(
                table.id(),
                () -> {
                  Raw.Fields whole = Deployed.resource(TEMPLATE, table.id()).whole();
                  assertThat(whole.text("DeletionPolicy")).isEqualTo("Retain");
                  assertThat(whole.text("UpdateReplacePolicy")).isEqualTo("Retain");
                  Raw.Fields properties = table.properties();
                  assertThat(properties.text("BillingMode")).isEqualTo("PAY_PER_REQUEST");
                  assertThat(
                          properties
                              .fields("PointInTimeRecoverySpecification")
                              .text("PointInTimeRecoveryEnabled"))
                      .isEqualTo("true");
                  assertThat(properties.fields("SSESpecification").text("SSEEnabled"))
                      .isEqualTo("true");
                }))
        .toList();
  }

  @Test
  void onlyWhatNobodyLooksAtAnyMoreCleansItselfAway() {
    assertThat(TEMPLATE.tables().stream().filter(table -> table.ttl().isPresent()))
        .as("time to live is for cleaning, never for logic")
        .extracting(Table::id)
        .containsExactlyInAnyOrder(
            "OutreachesTable",
            "InboxTable",
            "HandOffsTable",
            "QuarantineTable",
            "CountersTable",
            "IncidentsTable",
            "ExposureTable");
  }

  @Test
  void enterOnEveryPromptGivesAStackThatTakesNothingAndSendsNothing() {
    assertThat(TEMPLATE.parameters())
        .containsEntry("EventsPerSecond", "1000")
        .containsEntry("EmailFrom", "sandbox")
        .containsEntry("SmsSenderId", "sandbox")
        .containsEntry("ConsoleSignIn", "closed")
        .containsEntry("ConsoleAddress", "");
  }

  @Test
  void nestedFilesAreThere() {
    assertThat(WITH_SIGN_IN.ofType("AWS::CloudFormation::Stack"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(stack -> {
          Path file = Deployed.FILE.resolveSibling(stack.properties().text("TemplateURL"));
          assertThat(file).isRegularFile();
          assertThat(stack.properties().fields("Parameters").fields().keySet())
              .as("every parameter of the nested file is given")
              .containsExactlyInAnyOrderElementsOf(
                  Deployed.section(file, "Parameters").fields().keySet());
        });
  }

  private interface Check {
    void of(Function function);
  }

  private static List<DynamicTest> forEachFunction(Check check) {
    return TEMPLATE.functions().stream()
        .map(function -> DynamicTest.dynamicTest(function.id(), () -> check.of(function)))
        .toList();
  }

  private static Set<String> deadLetters() {
    Set<String> dead =
        TEMPLATE.queues().stream()
            .flatMap(queue -> queue.redrive().stream())
            .map(Queue.Redrive::deadLetters)
            .collect(Collectors.toSet());
    // What the reader of a stream gave up.
    dead.add("PublishDeadLetters");
    return dead;
  }

  private static List<Queue> workQueues() {
    Set<String> dead = deadLetters();
    return TEMPLATE.queues().stream().filter(queue -> !dead.contains(queue.id())).toList();
  }

  /// The one alarm on a metric of a resource.
  private static Raw.Fields alarm(String dimension, String resource, String metric) {
    List<Raw.Fields> found =
        ALARMS.alarms().stream()
            .map(Resource::properties)
            .filter(alarm -> alarm.text("MetricName").equals(metric))
            .filter(alarm -> dimensions(alarm).equals(Map.of(dimension, resource)))
            .toList();
    assertThat(found).as("alarm on %s of %s", metric, resource).hasSize(1);
    return found.getFirst();
  }

  private static Map<String, String> dimensions(Raw.Fields alarm) {
    return Deployed.mappings(alarm.items("Dimensions")).stream()
        .collect(
            Collectors.toMap(
                each -> each.text("Name"),
                each -> Deployed.logical(ALARMS, each.find("Value").orElseThrow())));
  }

  private static List<String> words(List<Raw> items) {
    return items.stream().map(raw -> ((Raw.Text) raw).value()).toList();
  }
}
