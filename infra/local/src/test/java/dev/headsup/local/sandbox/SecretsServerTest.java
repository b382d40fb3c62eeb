package dev.headsup.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.Secrets;
import dev.headsup.aws.secrets.StoredSecrets;
import dev.headsup.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// The secrets through the real client: how functions read them and how they are changed.
final class SecretsServerTest {
  private static final Template TEMPLATE =
      Template.parse(
          "test",
          """
          Resources:
            Secrets:
              Type: AWS::SecretsManager::Secret
              Properties:
                GenerateSecretString:
                  SecretStringTemplate: '{"kept": "as it was"}'
                  GenerateStringKey: signing
                  PasswordLength: 64
                  ExcludePunctuation: true
          """,
          Map.of());
  private static final String ARN = SecretsServer.arn("Secrets");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T06:00:00Z"));
  private SecretsServer server;
  private SecretsManagerClient client;

  @BeforeEach
  void start() throws IOException {
    server = SecretsServer.start(null);
    server.create(TEMPLATE);
    client = client(server);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void theFirstValueIsMadeAsTheTemplateSays() {
    String signing = new Secrets(client, ARN, now::get).value(SecretName.SIGNING).orElseThrow();

    assertThat(signing).matches("[A-Za-z0-9]{64}");
    assertThat(new StoredSecrets(client, "Secrets").words()).containsOnly("kept", "signing");
    assertThat(new Secrets(client, ARN, now::get).value(SecretName.FIRST_KEY)).isEmpty();
  }

  @Test
  void aFunctionReadsAgainAfterFiveMinutesAndNotBefore() {
    Secrets secrets = new Secrets(client, ARN, now::get);
    secrets.value(SecretName.SIGNING);
    new StoredSecrets(client, ARN).put(SecretName.FIRST_KEY, "sk_one");

    now.set(now.get().plus(Duration.ofMinutes(4)));
    assertThat(secrets.value(SecretName.FIRST_KEY)).isEmpty();
    now.set(now.get().plus(Duration.ofMinutes(1)));
    assertThat(secrets.value(SecretName.FIRST_KEY)).contains("sk_one");
  }

  @Test
  void whatWasReadCountsOnWhileTheServiceIsAway() {
    Secrets secrets = new Secrets(client, ARN, now::get);
    String signing = secrets.value(SecretName.SIGNING).orElseThrow();
    server.close();

    now.set(now.get().plus(Duration.ofHours(1)));

    assertThat(secrets.value(SecretName.SIGNING)).contains(signing);
  }

  @Test
  void aSecretThatIsNotThereIsAnErrorAndNotAnEmptyValue() {
    Secrets secrets = new Secrets(client, SecretsServer.arn("Other"), now::get);

    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> secrets.value(SecretName.SIGNING));
  }

  @Test
  void aChangeKeepsEverythingElseAndLosesNothingToAnotherWriter() throws Exception {
    StoredSecrets stored = new StoredSecrets(client, ARN);
    String signing = stored.read(SecretName.SIGNING).orElseThrow();
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      writers.add(threads.submit(() -> stored.put(SecretName.FIRST_KEY, "sk_one")));
      writers.add(threads.submit(() -> stored.put(SecretName.SIGNING, "another")));
      for (Future<?> writer : writers) {
        writer.get();
      }
    }

    assertThat(stored.read(SecretName.FIRST_KEY)).contains("sk_one");
    assertThat(stored.read(SecretName.SIGNING)).contains("another").isNotEqualTo(signing);
    stored.remove(SecretName.FIRST_KEY);
    assertThat(stored.words()).containsOnly("kept", "signing", "signing-before");
  }

  @Test
  void aLabelMovesOnlyFromTheVersionThatHoldsIt() {
    String first = client.getSecretValue(ask -> ask.secretId(ARN)).versionId();
    String next =
        client
            .putSecretValue(ask ->
                ask.secretId(ARN).secretString("{\"a\":\"b\"}").versionStages("HEADSUP_CHANGE"))
            .versionId();

    assertThatExceptionOfType(
            software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException.class)
        .isThrownBy(() ->
            client.updateSecretVersionStage(ask ->
                ask.secretId(ARN)
                    .versionStage("AWSCURRENT")
                    .removeFromVersionId(next)
                    .moveToVersionId(next)));
    assertThat(client.describeSecret(ask -> ask.secretId(ARN)).versionIdsToStages())
        .containsEntry(first, List.of("AWSCURRENT"))
        .containsEntry(next, List.of("HEADSUP_CHANGE"));
  }

  @Test
  void noValueIsShownByAnErrorOrByAName() {
    StoredSecrets stored = new StoredSecrets(client, ARN);
    Secrets secrets = new Secrets(client, ARN, now::get);
    String signing = secrets.value(SecretName.SIGNING).orElseThrow();
    client.putSecretValue(ask -> ask.secretId(ARN).secretString("hidden-" + signing));

    assertThatIllegalStateException()
        .isThrownBy(stored::words)
        .withMessageContaining("is not a JSON object of texts")
        .withNoCause()
        .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain(signing));
    assertThat(secrets + " " + stored).doesNotContain(signing);
    assertThatIllegalArgumentException().isThrownBy(() -> stored.put(SecretName.FIRST_KEY, ""));
  }

  @Test
  void theSecretsOfADataFolderAreThereAgainAndForTheirOwnerOnly(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("secrets.json");
    String before;
    try (SecretsServer one = SecretsServer.start(file)) {
      one.create(TEMPLATE);
      new StoredSecrets(client(one), ARN).put(SecretName.FIRST_KEY, "sk_one");
      before = new StoredSecrets(client(one), ARN).read(SecretName.SIGNING).orElseThrow();
    }
    try (SecretsServer two = SecretsServer.start(file)) {
      two.create(TEMPLATE);
      StoredSecrets stored = new StoredSecrets(client(two), ARN);

      assertThat(stored.read(SecretName.SIGNING)).contains(before);
      assertThat(stored.read(SecretName.FIRST_KEY)).contains("sk_one");
    }
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private static SecretsManagerClient client(SecretsServer of) {
    return new AwsClients(
            Map.of(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", of.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"),
            List.of())
        .secrets();
  }
}
