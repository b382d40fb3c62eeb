package dev.headsup.local.stack;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.StoredSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// A made-up system and a made-up chat of the team, so that a local run shows what they would get.
final class TeamSecrets {
  private static final String SIGNING =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString(
                  "a local run has no secrets to keep".getBytes(StandardCharsets.UTF_8));

  private TeamSecrets() {}

  /// Sets what nobody has set, where the template has secrets at all.
  static void set(LocalNames names, AwsClients clients) {
    names.ref("Secrets").ifPresent(id -> set(id, clients));
  }

  private static void set(String id, AwsClients clients) {
    try (SecretsManagerClient client = clients.secrets()) {
      StoredSecrets secrets = new StoredSecrets(client, id);
      secrets.putIfAbsent(SecretName.HAND_OFF_WEBHOOK, SIGNING);
      secrets.putIfAbsent(SecretName.WEBHOOK, SIGNING);
      secrets.putIfAbsent(SecretName.HAND_OFF_CHAT, "https://chat.example.com/hook");
    }
  }
}
