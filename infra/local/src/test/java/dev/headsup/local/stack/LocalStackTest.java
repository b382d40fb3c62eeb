package dev.headsup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headsup.aws.dynamodb.DynamoDueEntries;
import dev.headsup.aws.dynamodb.DynamoQuarantine;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.due.DueEntries;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.local.stack.TestStack.Handling;
import dev.headsup.local.stack.TestStack.Tools;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class LocalStackTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final String TEMPLATE =
      """
      Parameters:
        EventsPerSecond: { Type: Number, Default: 1000 }
        EmailFrom: { Type: String, Default: sandbox }
        SmsSenderId: { Type: String, Default: sandbox }
        HandOffUrl: { Type: String, Default: "" }
        PushIos: { Type: String, Default: "" }
        PushAndroid: { Type: String, Default: "" }
        WebhookUrl: { Type: String, Default: "" }
        ConsoleSignIn: { Type: String, Default: closed }
        SendsPerSecond: { Type: Number, Default: 2 }
      Resources:
        DueTable:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions:
              - { AttributeName: slot, AttributeType: S }
              - { AttributeName: id, AttributeType: S }
            KeySchema:
              - { AttributeName: slot, KeyType: HASH }
              - { AttributeName: id, KeyType: RANGE }
        OutreachesTable:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions:
              - { AttributeName: customer, AttributeType: S }
              - { AttributeName: id, AttributeType: S }
              - { AttributeName: day, AttributeType: S }
              - { AttributeName: at, AttributeType: S }
            KeySchema:
              - { AttributeName: customer, KeyType: HASH }
              - { AttributeName: id, KeyType: RANGE }
            GlobalSecondaryIndexes:
              - IndexName: byDay
                KeySchema:
                  - { AttributeName: day, KeyType: HASH }
                  - { AttributeName: at, KeyType: RANGE }
                Projection: { ProjectionType: ALL }
        InboxTable:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions:
              - { AttributeName: customer, AttributeType: S }
              - { AttributeName: id, AttributeType: S }
            KeySchema:
              - { AttributeName: customer, KeyType: HASH }
              - { AttributeName: id, KeyType: RANGE }
        QuarantineTable:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions:
              - { AttributeName: day, AttributeType: S }
              - { AttributeName: id, AttributeType: S }
            KeySchema:
              - { AttributeName: day, KeyType: HASH }
              - { AttributeName: id, KeyType: RANGE }
        SettingsTable:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions:
              - { AttributeName: pk, AttributeType: S }
              - { AttributeName: sk, AttributeType: S }
            KeySchema:
              - { AttributeName: pk, KeyType: HASH }
              - { AttributeName: sk, KeyType: RANGE }
        Work:
          Type: AWS::SQS::Queue
          Properties: { VisibilityTimeout: 30 }
        Door:
          Type: AWS::Serverless::Function
          Properties:
            Handler: none
            Environment: { Variables: { WORK: !Ref Work, RATE: !Ref EventsPerSecond } }
            Events:
              All: { Type: HttpApi, Properties: { Method: POST, Path: "/v1/{proxy+}" } }
        Worker:
          Type: AWS::Serverless::Function
          Properties:
            Handler: none
            Environment:
              Variables:
                DUE: !Ref DueTable
                QUARANTINE: !Ref QuarantineTable
                OUTREACHES: !Ref OutreachesTable
            Events:
              Queue:
                Type: SQS
                Properties:
                  Queue: !GetAtt Work.Arn
                  BatchSize: 100
                  MaximumBatchingWindowInSeconds: 20
                  FunctionResponseTypes: [ReportBatchItemFailures]
        Sweep:
          Type: AWS::Serverless::Function
          Properties:
            Handler: dev.headsup.functions.sweep.SweepHandler::handleRequest
            Environment: { Variables: { DUE: !Ref DueTable } }
            Events:
              Tick: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 minute) } }
      """;

  /// What the functions saw, in order: their name and the local time.
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  private final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());

  /// Puts each request's path on the queue and answers with it.
  private final Handling door =
      (tools, event) -> {
        events.add(event);
        tools
            .clients()
            .sqs()
            .sendMessage(send ->
                send.queueUrl(tools.environment().get("WORK"))
                    .messageBody("{\"at\":\"" + event.path("rawPath").asText() + "\"}"));
        return "{\"statusCode\":202,\"headers\":{\"x-test\":\"yes\"},\"body\":\"taken\"}";
      };

  /// A message `/v1/due/hh:mm:ss` becomes a due entry of that time, one `/v1/refuse/reason` is
  /// refused for that reason, and after one `/v1/silence` the provider did not answer.
  private final Handling worker =
      (tools, event) -> {
        for (JsonNode record : event.path("Records")) {
          String body = record.path("body").asText();
          seen.add("worker " + tools.clock().instant());
          if (body.contains("/v1/due/")) {
            String time = body.substring(body.indexOf("due/") + 4, body.length() - 2);
            Instant at = Instant.parse("2026-03-01T" + time + "Z");
            dues(tools).add(new DueEntry.Deliver(at, new CustomerId("ana"), time));
          } else if (body.contains("/v1/refuse/")) {
            String reason = body.substring(body.indexOf("refuse/") + 7, body.length() - 2);
            new DynamoQuarantine(tools.clients().dynamo(), environment(tools, "QUARANTINE"))
                .add(List.of(new Refused(record.path("messageId").asText(), reason, "", "", NOON)));
          } else if (body.contains("/v1/silence")) {
            unanswered(tools);
          }
        }
        return "{\"batchItemFailures\":[]}";
      };

  /// Removes what is due.
  private final Handling sweep =
      (tools, event) -> {
        Instant now = tools.clock().instant();
        seen.add("sweep " + now);
        DueEntries dues = dues(tools);
        for (int shard = 0; shard < DueEntries.SHARDS; shard++) {
          List<DueEntry> due = dues.due(shard, now, 100);
          due.forEach(entry -> seen.add("done " + entry.at()));
          dues.remove(due);
        }
        return "{}";
      };

  private static DueEntries dues(Tools tools) {
    return new DynamoDueEntries(tools.clients().dynamo(), environment(tools, "DUE"));
  }

  private static void unanswered(Tools tools) {
    Map<String, AttributeValue> item =
        Map.of(
            "customer", AttributeValue.fromS("ana"),
            "id", AttributeValue.fromS("5f2c/EMAIL"),
            "state", AttributeValue.fromS("UNKNOWN"));
    tools
        .clients()
        .dynamo()
        .putItem(put -> put.tableName(environment(tools, "OUTREACHES")).item(item));
  }

  private static String environment(Tools tools, String name) {
    return String.valueOf(tools.environment().get(name));
  }

  @TempDir Path folder;

  private TestStack start() throws Exception {
    return TestStack.start(
        folder, TEMPLATE, Map.of("Door", door, "Worker", worker, "Sweep", sweep), null, NOON);
  }

  @Test
  void aRequestReachesTheHandlerAsPayloadFormat2AndItsAnswerComesBack() throws Exception {
    try (TestStack stack = start()) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
        gzip.write("{}".getBytes(StandardCharsets.UTF_8));
      }
      HttpResponse<String> answer =
          TestStack.send(
              HttpRequest.newBuilder(stack.at("/v1/a%20b/c?x=1&x=2&y=%C3%A4"))
                  .header("X-Twice", "one")
                  .header("X-Twice", "two")
                  .header("Content-Type", "application/json")
                  .header("Content-Encoding", "gzip")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(zipped.toByteArray()))
                  .build());

      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).isEqualTo("taken");
      assertThat(answer.headers().firstValue("x-test")).contains("yes");
      JsonNode event = events.getFirst();
      assertThat(event.path("version").asText()).isEqualTo("2.0");
      assertThat(event.path("routeKey").asText()).isEqualTo("POST /v1/{proxy+}");
      assertThat(event.path("rawPath").asText()).isEqualTo("/v1/a b/c");
      assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&x=2&y=%C3%A4");
      assertThat(event.at("/queryStringParameters/x").asText()).isEqualTo("1,2");
      assertThat(event.at("/queryStringParameters/y").asText()).isEqualTo("ä");
      assertThat(event.at("/pathParameters/proxy").asText()).isEqualTo("a b/c");
      assertThat(event.at("/headers/x-twice").asText()).isEqualTo("one,two");
      assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("POST");
      assertThat(event.at("/requestContext/timeEpoch").asLong())
          .isGreaterThanOrEqualTo(NOON.toEpochMilli());
      assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
      assertThat(Base64.getDecoder().decode(event.path("body").asText()))
          .isEqualTo(zipped.toByteArray());
    }
  }

  @Test
  void jsonIsTextAndAFormIsBase64AsInApiGateway() throws Exception {
    try (TestStack stack = start()) {
      stack.post("/v1/track", "{\"a\":\"ü\"}");
      TestStack.send(
          HttpRequest.newBuilder(stack.at("/v1/form"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("a=b"))
              .build());

      assertThat(events.get(0).path("body").asText()).isEqualTo("{\"a\":\"ü\"}");
      assertThat(events.get(0).path("isBase64Encoded").asBoolean()).isFalse();
      assertThat(events.get(1).path("body").asText()).isEqualTo("YT1i");
    }
  }

  @Test
  void whatHasNoRouteIsNotFoundAndWhatIsTooLargeIsRefused() throws Exception {
    try (TestStack stack = start()) {
      assertThat(stack.get("/v1/track").statusCode()).isEqualTo(404);
      assertThat(stack.post("/v2/track", "{}").statusCode()).isEqualTo(404);
      assertThat(stack.post("/v1/track", "x".repeat(11 * 1024 * 1024)).statusCode()).isEqualTo(413);
      assertThat(events).isEmpty();
    }
  }

  @Test
  void movingTheClockFiresEachMinuteWithWorkAtItsOwnInstantAfterWhatCameBefore() throws Exception {
    try (TestStack stack = start()) {
      stack.post("/v1/due/12:10:30", "{}");
      stack.post("/v1/due/12:25:00", "{}");
      HttpResponse<String> moved = stack.post("/_local/clock", "{\"advance\":\"PT30M\"}");

      assertThat(moved.statusCode()).isEqualTo(200);
      assertThat(seen)
          .filteredOn(what -> !what.startsWith("worker"))
          .containsExactly(
              "sweep 2026-03-01T12:11:00Z",
              "done 2026-03-01T12:10:30Z",
              "sweep 2026-03-01T12:25:00Z",
              "done 2026-03-01T12:25:00Z");
      // Both messages were worked on before the clock took its first step.
      assertThat(seen.subList(0, 2)).allMatch(what -> what.startsWith("worker 2026-03-01T12:00:"));
      assertThat(stack.stack().clock().instant())
          .isBetween(NOON.plusSeconds(1800), NOON.plusSeconds(1830));
    }
  }

  @Test
  void theClockDoesNotMoveBack() throws Exception {
    try (TestStack stack = start()) {
      HttpResponse<String> refused =
          stack.post("/_local/clock", "{\"to\":\"2026-03-01T11:59:59Z\"}");

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("clock-moves-back");
    }
  }

  @Test
  void drainWaitsForTheQueueAndRunsWhatIsDueNow() throws Exception {
    try (TestStack stack = start()) {
      stack.post("/v1/due/11:58:00", "{}");
      HttpResponse<String> drained = stack.post("/_local/drain", "");

      assertThat(drained.statusCode()).isEqualTo(200);
      assertThat(seen).contains("done 2026-03-01T11:58:00Z");
      assertThat(stack.json("/_local/stats").at("/queues/Work").asInt(-1)).isZero();
    }
  }

  @Test
  void statsCountRequestsByServiceAndUnitsByTable() throws Exception {
    try (TestStack stack = start()) {
      stack.post("/v1/due/12:40:00", "{}");
      stack.post("/_local/drain", "");
      JsonNode stats = stack.json("/_local/stats");

      assertThat(stats.at("/requests/http/POST").asInt()).isEqualTo(1);
      assertThat(stats.at("/requests/sqs/SendMessage").asInt()).isEqualTo(1);
      assertThat(stats.at("/requests/sqs/ReceiveMessage").asInt()).isEqualTo(1);
      assertThat(stats.at("/requests/sqs/DeleteMessageBatch").asInt()).isEqualTo(1);
      assertThat(stats.at("/requests/dynamodb/PutItem").asInt()).isEqualTo(1);
      assertThat(stats.at("/units/tables/DueTable/write").asDouble()).isEqualTo(1.0);
      assertThat(stats.at("/functions/Worker/invocations").asInt()).isEqualTo(1);
    }
  }

  @Test
  void statsCountWhatWasRefusedByReasonAndWhatNobodyAnswered() throws Exception {
    try (TestStack stack = start()) {
      stack.post("/v1/refuse/bad-id", "{}");
      stack.post("/v1/refuse/bad-id", "{}");
      stack.post("/v1/refuse/no-group", "{}");
      stack.post("/v1/silence", "{}");
      stack.post("/_local/drain", "");
      JsonNode stats = stack.json("/_local/stats");

      assertThat(stats.path("refused"))
          .isEqualTo(TestStack.JSON.readTree("{\"bad-id\":2,\"no-group\":1}"));
      assertThat(stats.path("unanswered").asInt(-1)).isEqualTo(1);
    }
  }

  @Test
  void anUnknownLocalPathNamesWhatExistsAndBadJsonIsNamed() throws Exception {
    try (TestStack stack = start()) {
      HttpResponse<String> unknown = stack.get("/_local/outbux");

      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).contains("GET /_local/outbox");
      assertThat(stack.get("/_local/drain").statusCode()).isEqualTo(405);
      assertThat(stack.post("/_local/clock", "{").statusCode()).isEqualTo(400);
      assertThat(stack.post("/_local/clock", "{").body()).contains("bad-json");
      assertThat(stack.post("/_local/faults", "{\"provider\":\"sms\",\"fault\":\"hang\"}").body())
          .contains("unknown-provider");
      assertThat(stack.post("/_local/faults", "{\"provider\":\"ses\",\"fault\":\"hung\"}").body())
          .contains("unknown-fault");
    }
  }
}
