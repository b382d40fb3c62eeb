package dev.headsup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.StoredSecrets;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.functions.Wiring;
import dev.headsup.functions.setup.SetupHandler;
import dev.headsup.local.house.House;
import dev.headsup.local.lambda.LocalFunction;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The first key, made by the template's own custom resource.
final class FirstKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  private StepStack stack;
  private Template template;
  private Map<String, String> environment;

  @BeforeEach
  void start() throws IOException {
    stack =
        StepStack.start(
            House.root().resolve("template.yaml"), House.root().resolve("triggers"), NOW, Set.of());
    template = Template.read(House.root().resolve("template.yaml"), Map.of());
    environment = new HashMap<>(stack.environment("SetupFunction"));
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  private void make() throws IOException {
    LocalFunction setup =
        new LocalFunction(
            template.function("SetupFunction").orElseThrow(),
            () -> new SetupHandler(new Wiring(environment, InstantSource.fixed(NOW), List.of())));
    new CustomResources(template, Map.of("SetupFunction", setup)).make();
  }

  private List<WriteKey> keys() {
    return new DynamoKeys(stack.tables(), stack.table("SettingsTable"))
        .load().stream().filter(key -> key.id().equals("first")).toList();
  }

  private StoredSecrets secrets() {
    return new StoredSecrets(
        new AwsClients(environment, List.of()).secrets(),
        environment.getOrDefault("SECRETS_ID", ""));
  }

  @Test
  void itsTextIsInTheSecretAndOnlyItsHashInTheTable() throws IOException {
    make();

    String text = secrets().read(SecretName.FIRST_KEY).orElseThrow();
    assertThat(text).startsWith("sk_").hasSizeGreaterThan(30);
    assertThat(keys())
        .singleElement()
        .satisfies(key -> {
          assertThat(key.hash()).isEqualTo(WriteKey.hash(text));
          assertThat(key.kind()).isEqualTo(KeyKind.SERVER);
          assertThat(key.toString()).doesNotContain(text);
        });
  }

  @Test
  void itIsMadeOnceHoweverOftenItIsAskedFor() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Object>> asked =
          threads.invokeAll(
              List.of(
                  () -> {
                    make();
                    return "";
                  },
                  () -> {
                    make();
                    return "";
                  }));
      for (Future<Object> each : asked) {
        each.get();
      }
    }
    make();

    assertThat(keys())
        .extracting(WriteKey::hash)
        .containsExactly(WriteKey.hash(secrets().read(SecretName.FIRST_KEY).orElseThrow()));
  }

  @Test
  void whatWasStoppedInTheMiddleIsEnded() throws IOException {
    secrets().put(SecretName.FIRST_KEY, "sk_of-the-first-try");

    make();

    assertThat(keys())
        .extracting(WriteKey::hash)
        .containsExactly(WriteKey.hash("sk_of-the-first-try"));
  }

  @Test
  void aKeyThatWasTakenOutOfTheSecretIsNotMadeAgain() throws IOException {
    make();
    secrets().remove(SecretName.FIRST_KEY);

    make();

    assertThat(secrets().read(SecretName.FIRST_KEY)).isEmpty();
    assertThat(keys()).hasSize(1);
  }

  @Test
  void aFailureIsAnsweredWithAReasonForAPerson() {
    environment.put("SECRETS_ID", "arn:aws:secretsmanager:us-east-1:000000000000:secret:no-such");

    assertThatExceptionOfType(StackException.class)
        .isThrownBy(this::make)
        .withMessageContaining("Setup was not made: The first write key could not be made")
        .withMessageContaining("no-such")
        .withMessageContaining("deploy again");
  }
}
