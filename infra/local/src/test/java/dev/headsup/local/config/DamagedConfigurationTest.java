package dev.headsup.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.LivePolicy;
import dev.headsup.functions.LiveTriggers;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the functions do when what they read is damaged, of a newer form, or wrong.
final class DamagedConfigurationTest {
  private static final String ID = "import-struggle";
  private static final DocumentName NAME = new DocumentName(Kind.TRIGGERS, ID);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
  private LocalStack stack;
  private DynamoDbClient client;
  private Map<String, String> environment;
  private DynamoDocuments documents;

  @BeforeEach
  void start() {
    stack = LocalStack.start(House.stack(Optional.empty()));
    Target target = Targets.at(stack.ingest());
    environment = target.environment();
    client = target.clients().dynamo();
    documents = new DynamoDocuments(client, target.variable(Variable.SETTINGS_TABLE));
  }

  @AfterEach
  void stop() {
    client.close();
    stack.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hash", "newer form", "no files", "does not compile"})
  void theLastGoodVersionGoesOnUntilTheDocumentIsRolledBack(String damage) {
    LiveTriggers warm = live();
    String good = warm.find(ID).orElseThrow().trigger().hash();

    switch (damage) {
      case "hash" -> change("SET #a = :v", "hash", AttributeValue.fromS("0"));
      case "newer form" -> change("SET #a = :v", "f", AttributeValue.fromN("2"));
      case "no files" -> change("SET #a = :v", "files", AttributeValue.fromS("gone"));
      default -> {
        Map<String, String> wrong = Map.of("trigger.yaml", "nonsense: 1");
        documents.push(documents.snapshot(), List.of(new Edit(NAME, wrong)), "ana", now.get(), "");
        assertThat(ContentHash.of(wrong)).isNotEqualTo(good);
      }
    }
    later();

    assertThat(warm.find(ID).orElseThrow().trigger().hash()).isEqualTo(good);
    assertThat(live().find(ID)).as("one that starts now has no last good version").isEmpty();
  }

  @Test
  void whatIsPushedRunsAfterAMinuteAndNotBefore() {
    LiveTriggers live = live();
    assertThat(live.find(ID)).isPresent();
    documents.push(documents.snapshot(), List.of(new Edit(NAME, Map.of())), "ana", now.get(), "");

    assertThat(live.find(ID)).isPresent();
    later();
    assertThat(live.find(ID)).isEmpty();
  }

  @Test
  void thePolicyOfTheFolderHoldsAndADamagedOneSendsNothingWhereNoneWasRead() {
    LivePolicy warm = policy();
    String good = warm.now().hash();
    assertThat(good).as("that of the file beside the triggers").hasSize(64);

    client.updateItem(update ->
        update
            .tableName(environment.get(Variable.SETTINGS_TABLE.name()))
            .key(Map.of("pk", AttributeValue.fromS("policy"), "sk", AttributeValue.fromS("policy")))
            .updateExpression("SET #a = :v")
            .expressionAttributeNames(Map.of("#a", "hash"))
            .expressionAttributeValues(Map.of(":v", AttributeValue.fromS("0"))));
    later();

    assertThat(warm.now().hash()).isEqualTo(good);
    assertThat(policy().now().stop().all()).isTrue();
    DocumentName name = DocumentName.single(Kind.POLICY);
    documents.push(documents.snapshot(), List.of(new Edit(name, Map.of())), "ana", now.get(), "");
    later();
    assertThat(warm.now()).as("removed").isEqualTo(Policy.standard());
  }

  private LivePolicy policy() {
    return new Wiring(environment, now::get, List.of()).policy();
  }

  private LiveTriggers live() {
    return new Wiring(environment, now::get, List.of()).triggers();
  }

  private void later() {
    now.updateAndGet(at -> at.plusSeconds(61));
  }

  private void change(String expression, String attribute, AttributeValue value) {
    client.updateItem(update ->
        update
            .tableName(environment.get(Variable.SETTINGS_TABLE.name()))
            .key(Map.of("pk", AttributeValue.fromS("triggers"), "sk", AttributeValue.fromS(ID)))
            .updateExpression(expression)
            .expressionAttributeNames(Map.of("#a", attribute))
            .expressionAttributeValues(Map.of(":v", value)));
  }
}
