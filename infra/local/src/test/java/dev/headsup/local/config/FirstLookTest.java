package dev.headsup.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.trigger.TriggerFolders;
import dev.headsup.aws.dynamodb.DynamoBrakes;
import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.functions.Variable;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.target.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// G9: what goes live where people can be reached was seen by somebody, or watches first.
final class FirstLookTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final DocumentName NAME = new DocumentName(Kind.TRIGGERS, "import-struggle");

  private LocalStack stack;
  private DynamoDbClient client;
  private DynamoBrakes brakes;
  private DynamoDocuments documents;

  @BeforeEach
  void start() {
    stack = LocalStack.start(House.stack(Optional.of(NOW)));
    Target target = Target.at(stack.ingest());
    client = target.clients().dynamo();
    brakes = new DynamoBrakes(client, target.variable(Variable.COUNTERS_TABLE));
    documents = new DynamoDocuments(client, target.variable(Variable.SETTINGS_TABLE));
  }

  @AfterEach
  void stop() {
    client.close();
    stack.close();
  }

  private static Map<String, String> files(String wait) {
    Map<String, String> files =
        new HashMap<>(TriggerFolders.one(House.root().resolve("triggers/import-struggle")));
    files.computeIfPresent(
        "trigger.yaml", (name, text) -> text.replace("wait: 5 minutes", "wait: " + wait));
    return files;
  }

  private List<String> mark(boolean demanded, Map<String, String> files) {
    Difference change = new Difference(NAME, documents.snapshot().documents().get(NAME), files);
    return new FirstLook(documents, brakes, demanded).mark(List.of(change), NOW);
  }

  private Brake brake(Map<String, String> files) {
    String key = Brake.of(NAME.id(), ContentHash.of(files));
    return Objects.requireNonNull(brakes.read(List.of(key)).get(key));
  }

  @Test
  void g9WhatNobodySawWatchesWherePeopleCanBeReached() {
    assertThat(mark(true, files("7 minutes"))).containsExactly("import-struggle");
    assertThat(brake(files("7 minutes")).watching()).isEqualTo(NOW);
    assertThat(mark(true, files("7 minutes"))).as("still").containsExactly("import-struggle");

    assertThat(mark(false, files("8 minutes"))).as("a local stack").isEmpty();
    assertThat(brake(files("8 minutes")).watching()).isNull();
  }

  @Test
  void g9WhatSomebodySawSpeaksAtOnceAndSoDoesWhatRanBefore() {
    brakes.replace(
        Brake.released(Brake.of(NAME.id(), ContentHash.of(files("9 minutes"))))
            .seen(new Brake.Previewed(40, "ana", NOW)));
    assertThat(mark(true, files("9 minutes"))).isEmpty();

    assertThat(mark(true, files("5 minutes"))).as("it runs already").isEmpty();
  }
}
