package dev.headsup.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.sim.Io;
import dev.headsup.sim.table.MemoryDynamo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// G1: a stop of everything works whatever state the policy is in, and loses nothing that somebody
/// else pushes at the same moment.
final class StoppingTest {
  private static final String SETTINGS = "settings";
  private static final DocumentName POLICY = DocumentName.single(Kind.POLICY);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));
  private static final String CAPS = "headsup: policy/v1\ncaps: [1 per calendar day]\n";
  private static final KillSwitch ALL = new KillSwitch(true, "wrong link", Set.of(), Set.of());
  private static final KillSwitch TEXTS =
      new KillSwitch(false, "odd numbers", Set.of(Channel.SMS), Set.of());

  private final MemoryDynamo dynamo = new MemoryDynamo(CLOCK, Io.CALM);
  private final DynamoDocuments documents = new DynamoDocuments(dynamo, SETTINGS);
  private final Stopping stopping = new Stopping(documents, CLOCK);

  @BeforeEach
  void create() {
    dynamo.createTable(table ->
        table
            .tableName(SETTINGS)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(text("pk"), text("sk"))
            .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"does not compile", "written in one line", "not whole"})
  void everythingStopsThoughThePolicyCannotBeReadOrChanged(String trouble) {
    switch (trouble) {
      case "does not compile" -> push("headsup: policy/v1\ncap: [1 per calendar day]\n");
      case "written in one line" -> push("{headsup: policy/v1, stop: {everything: no}}\n");
      default -> {
        push(CAPS);
        damage("hash", AttributeValue.fromS("0"));
      }
    }
    assertThatThrownBy(() -> stop(TEXTS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("stops everything all the same");

    assertThat(stop(ALL)).isEqualTo(ALL);

    assertThat(running()).contains("rollback policy --to N", "everything: yes");
    assertThat(PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, running())))
        .isInstanceOfSatisfying(
            PolicyCompiler.Result.Ok.class, ok -> assertThat(ok.policy().stop()).isEqualTo(ALL));
  }

  @Test
  void whatOnlyStopsIsNotResumedFrom() {
    push("nonsense\n");
    stop(ALL);

    assertThatThrownBy(() -> put(before -> KillSwitch.OFF))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("rollback policy --to N");
    assertThat(running()).contains("everything: yes");

    push(CAPS);
    stop(TEXTS);
    assertThat(put(before -> KillSwitch.OFF)).isEqualTo(KillSwitch.OFF);
    assertThat(running()).startsWith(CAPS);
  }

  @Test
  void withoutAPolicyThereIsOneAfterwards() {
    assertThat(stop(TEXTS)).isEqualTo(TEXTS);
    assertThat(running()).startsWith("headsup: policy/v1\n");
  }

  @Test
  void aPolicyOfANewerHeadsupIsNotReplaced() {
    push(CAPS);
    damage("f", AttributeValue.fromN("9"));

    assertThatThrownBy(() -> stop(ALL))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("upgrade this one");
  }

  @Test
  void whatSomebodyElsePushesMeanwhileIsKept() {
    push("headsup: policy/v1\n");
    AtomicInteger asked = new AtomicInteger();

    put(before -> {
      if (asked.getAndIncrement() == 0) {
        push(CAPS);
      }
      return ALL;
    });

    assertThat(asked).hasValue(2);
    assertThat(running()).startsWith(CAPS).contains("everything: yes");
  }

  private KillSwitch stop(KillSwitch stop) {
    return put(before -> stop);
  }

  private KillSwitch put(UnaryOperator<KillSwitch> change) {
    return stopping.put(change, "ana", "a note");
  }

  private void push(String policy) {
    Edit edit = new Edit(POLICY, Map.of(PolicyCompiler.FILE, policy));
    documents.push(documents.snapshot(), List.of(edit), "bo", CLOCK.instant(), "");
  }

  private String running() {
    return documents.snapshot().documents().get(POLICY) instanceof Document document
        ? document.files().getOrDefault(PolicyCompiler.FILE, "")
        : "";
  }

  private void damage(String attribute, AttributeValue value) {
    dynamo.updateItem(update ->
        update
            .tableName(SETTINGS)
            .key(Map.of("pk", AttributeValue.fromS("policy"), "sk", AttributeValue.fromS("policy")))
            .updateExpression("SET #a = :v")
            .expressionAttributeNames(Map.of("#a", attribute))
            .expressionAttributeValues(Map.of(":v", value)));
  }
}
