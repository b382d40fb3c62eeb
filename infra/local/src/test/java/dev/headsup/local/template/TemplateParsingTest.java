package dev.headsup.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TemplateParsingTest {
  private static final String SMALL =
      """
      Parameters:
        Keys: { Type: String, Default: "" }
        Stage: { Type: String, Default: dev }
      Globals:
        Function:
          CodeUri: functions/target/functions.zip
          Timeout: 10
          MemorySize: 512
          Environment: { Variables: { STAGE: !Ref Stage } }
      Resources:
        Things:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions:
              - { AttributeName: pk, AttributeType: S }
              - { AttributeName: n, AttributeType: N }
            KeySchema:
              - { AttributeName: pk, KeyType: HASH }
            GlobalSecondaryIndexes:
              - IndexName: byN
                KeySchema:
                  - { AttributeName: n, KeyType: HASH }
                  - { AttributeName: pk, KeyType: RANGE }
                Projection: { ProjectionType: ALL }
            TimeToLiveSpecification: { AttributeName: expires, Enabled: true }
        Work:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 60
            RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 4 }
        Dead:
          Type: AWS::SQS::Queue
        Role: { Type: AWS::IAM::Role }
        Worker:
          Type: AWS::Serverless::Function
          Properties:
            Handler: com.example.Worker::handleRequest
            Timeout: 5
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                THINGS: !Ref Things
                WORK: {"Ref": "Work"}
                ARN: !GetAtt [Work, Arn]
                TEXT: !Sub "${Stage}-${Things}-${Work.Arn}-${!Literal}"
                PAIR: !Sub ["${a}/${Stage}", { a: !Ref Things }]
                LIST: !Join [",", [!Ref Stage, "x"]]
                GONE: !Ref AWS::NoValue
            Events:
              Queue:
                Type: SQS
                Properties:
                  Queue: !GetAtt Work.Arn
                  BatchSize: 100
                  MaximumBatchingWindowInSeconds: 2
                  FunctionResponseTypes: [ReportBatchItemFailures]
                  ScalingConfig: { MaximumConcurrency: 3 }
              Door: { Type: HttpApi, Properties: { Method: post, Path: "/v1/{proxy+}" } }
              Tick: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(5 minutes) } }
      """;

  private final Template template = Template.parse("small.yaml", SMALL, Map.of("Keys", "k"));
  private final Function worker = template.function("Worker").orElseThrow();

  @Test
  void aFunctionHasItsOwnPropertiesBeforeTheGlobalOnes() {
    assertThat(worker.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(worker.memory()).isEqualTo(512);
    assertThat(worker.codeUri()).contains("functions/target/functions.zip");
    assertThat(worker.handlerClass()).isEqualTo("com.example.Worker");
    assertThat(worker.role()).contains("Role");
  }

  @Test
  void eventsAreReadWithEveryLimit() {
    assertThat(worker.queueSources())
        .containsExactly(
            new Event.QueueSource("Queue", "Work", 100, Duration.ofSeconds(2), 3, true));
    assertThat(worker.routes())
        .singleElement()
        .extracting(Event.HttpRoute::key)
        .isEqualTo("POST /v1/{proxy+}");
    assertThat(worker.schedules())
        .containsExactly(new Event.Schedule("Tick", Duration.ofMinutes(5)));
  }

  @Test
  void theEnvironmentHasTheNamesOfThePlaceWhereItRuns() {
    Names names =
        new Names() {
          @Override
          public Optional<String> ref(String id) {
            return Optional.of(id.equals("Work") ? "http://127.0.0.1:1/Work" : "name-of-" + id);
          }

          @Override
          public Optional<String> attribute(String id, String attribute) {
            return Optional.of("arn:" + id);
          }
        };

    assertThat(template.environment(worker, names))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "STAGE", "dev",
                "THINGS", "name-of-Things",
                "WORK", "http://127.0.0.1:1/Work",
                "ARN", "arn:Work",
                "TEXT", "dev-name-of-Things-arn:Work-${Literal}",
                "PAIR", "name-of-Things/dev",
                "LIST", "dev,x"));
  }

  @Test
  void aTableHasItsKeysIndexesAndCleaningAttribute() {
    Table table = template.table("Things").orElseThrow();

    assertThat(table.key()).isEqualTo(new Table.Key("pk", Optional.empty()));
    assertThat(table.attributes()).containsEntry("n", "N");
    assertThat(table.ttl()).contains("expires");
    assertThat(table.indexes())
        .singleElement()
        .satisfies(index -> {
          assertThat(index.name()).isEqualTo("byN");
          assertThat(index.key()).isEqualTo(new Table.Key("n", Optional.of("pk")));
          assertThat(index.projection()).isEqualTo("ALL");
        });
  }

  @Test
  void aQueueHasItsVisibilityAndItsDeadLetters() {
    Queue queue = template.queue("Work").orElseThrow();

    assertThat(queue.visibility()).isEqualTo(Duration.ofSeconds(60));
    assertThat(queue.redrive()).contains(new Queue.Redrive("Dead", 4));
    assertThat(template.queue("Dead").orElseThrow().visibility()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void anUnknownResourceTypeIsNamedWithItsLine() {
    String text =
        "Resources:\n  A: { Type: AWS::IAM::Role }\n  B:\n    Type: AWS::Kinesis::Stream\n";

    assertThatThrownBy(() -> Template.parse("t", text, Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("line 4: B has the type AWS::Kinesis::Stream");
  }

  @Test
  void anUnknownReferenceIsNamedWithItsLine() {
    String text = SMALL.replace("THINGS: !Ref Things", "THINGS: !Ref Thing");
    Template broken = Template.parse("t", text, Map.of());

    assertThatThrownBy(() -> broken.environment(broken.functions().getFirst(), Names.logical()))
        .hasMessageMatching("line \\d+: 'Thing' is neither a parameter nor a resource");
  }

  @Test
  void anIntrinsicThatMattersAndIsNotKnownIsRefused() {
    String text = SMALL.replace("THINGS: !Ref Things", "THINGS: !Select [0, [a]]");
    Template broken = Template.parse("t", text, Map.of());

    assertThatThrownBy(() -> broken.environment(broken.functions().getFirst(), Names.logical()))
        .hasMessageContaining("Fn::Select is not worked out locally");
  }

  @Test
  void aQueueSourceWithoutItsQueueIsRefused() {
    String text = SMALL.replace("Queue: !GetAtt Work.Arn", "Queue: !GetAtt Role.Arn");

    assertThatThrownBy(() -> Template.parse("t", text, Map.of()))
        .hasMessageContaining("Worker reads Role, which is no queue");
  }

  @Test
  void aBigBatchWithoutAWindowIsRefusedAsLambdaDoes() {
    String text = SMALL.replace("MaximumBatchingWindowInSeconds: 2", "Enabled: true");

    assertThatThrownBy(() -> Template.parse("t", text, Map.of()))
        .hasMessageContaining("BatchSize over 10 needs a batching window");
  }

  @Test
  void aRuleThatChoosesAmongEventsIsRefused() {
    String bus =
        """
        Resources:
          Bus:
            Type: AWS::Events::EventBus
            Properties: { Name: !Ref AWS::StackName }
          Work: { Type: AWS::SQS::Queue }
          Rule:
            Type: AWS::Events::Rule
            Properties:
              EventBusName: !Ref Bus
              EventPattern: { source: [{ prefix: "" }] }
              Targets: [{ Id: a, Arn: !GetAtt Work.Arn }]
        """;

    assertThat(Template.parse("t", bus, Map.of()).buses())
        .containsExactly(new Bus("Bus", "headsup", List.of("Work")));
    assertThatThrownBy(
            () -> Template.parse("t", bus.replace("prefix: \"\"", "prefix: shop"), Map.of()))
        .hasMessageContaining("line 10")
        .hasMessageContaining("every event");
    assertThatThrownBy(() -> Template.parse("t", bus.replace("!Ref Bus", "other"), Map.of()))
        .hasMessageContaining("no bus");
    assertThatThrownBy(() -> Template.parse("t", bus.replace("Work.Arn", "Bus.Arn"), Map.of()))
        .hasMessageContaining("no queue");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThatThrownBy(() -> Template.parse("t", "Resources: {}\nResources: {}\n", Map.of()))
        .hasMessage("line 2: Resources stands here a second time");
  }

  @Test
  void aParameterThatTheTemplateDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> Template.parse("t", SMALL, Map.of("Kyes", "x")))
        .hasMessageContaining("no parameter Kyes");
  }

  @Test
  void whatIsNotYamlIsNamedWithItsLine() {
    assertThatThrownBy(() -> Template.parse("t", "Resources:\n  A: [1, 2\n", Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("not YAML");
  }
}
