package dev.headsup.sim.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.StoredSecrets;
import dev.headsup.sim.Io;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class MemorySecretsTest {
  private final MemorySecrets secrets = new MemorySecrets(Io.CALM);
  private final StoredSecrets stored = new StoredSecrets(secrets, "team");

  MemorySecretsTest() {
    secrets.create("team", "{}");
  }

  @Test
  void aSecretThatWasPutIsRead() {
    stored.put(SecretName.SIGNING, "first");
    stored.put(SecretName.SIGNING, "second");

    assertThat(stored.read(SecretName.SIGNING)).hasValue("second");
    assertThat(stored.read(SecretName.SIGNING_BEFORE)).hasValue("first");
  }

  @Test
  void aLabelMovesOnlyFromTheVersionThatHasIt() {
    stored.put(SecretName.SIGNING, "first");

    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() ->
            secrets.updateSecretVersionStage(request ->
                request
                    .secretId("team")
                    .versionStage("AWSCURRENT")
                    .removeFromVersionId("version-1")
                    .moveToVersionId("version-1")));
  }

  @Test
  void aSecretThatNobodyMadeIsMissed() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> new StoredSecrets(secrets, "none").read(SecretName.SIGNING));
  }
}
