package dev.headsup.aws.secrets;

import dev.headsup.aws.Rounds;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;

/// The secrets to be changed, one at a time, always read afresh.
///
/// A change puts a new version down beside the current one and then moves the label `AWSCURRENT`
/// from exactly the version that it had read. Secrets Manager refuses that when somebody else was
/// quicker, and the change is made again on what they wrote: of two writers none loses a value.
public final class StoredSecrets {
  private static final String CURRENT = "AWSCURRENT";

  /// The label of a version on its way; a version without one may be cleaned away.
  private static final String ON_ITS_WAY = "HEADSUP_CHANGE";

  private final SecretsManagerClient client;
  private final String secret;

  /// @param secret the ARN or name of the secret
  public StoredSecrets(SecretsManagerClient client, String secret) {
    this.client = client;
    this.secret = secret;
  }

  /// The value of a secret; empty when nobody has set it.
  public Optional<String> read(SecretName name) {
    return Optional.ofNullable(SecretVersion.current(client, secret).values().get(name.word()))
        .filter(value -> !value.isEmpty());
  }

  /// The words of all that are set, those that this release does not know too.
  public Set<String> words() {
    Map<String, String> values = new TreeMap<>(SecretVersion.current(client, secret).values());
    values.values().removeIf(String::isEmpty);
    return Set.copyOf(values.keySet());
  }

  /// Sets a secret unless it is set.
  ///
  /// @return what it holds then: this value, or the one that was there
  /// @throws IllegalArgumentException when the value is empty
  public String putIfAbsent(SecretName name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("The value of " + name.word() + " is empty");
    }
    change(values ->
        values.merge(name.word(), value, (before, now) -> before.isEmpty() ? now : before));
    return read(name)
        .orElseThrow(() -> new IllegalStateException(name.word() + " was taken out meanwhile"));
  }

  /// Sets a secret, whether it was set or not. Of [SecretName#SIGNING] the value before is kept as
  /// [SecretName#SIGNING_BEFORE], so that links in messages that are out go on to open.
  ///
  /// @throws IllegalArgumentException when the value is empty
  public void put(SecretName name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("The value of " + name.word() + " is empty");
    }
    change(values -> {
      String before = values.put(name.word(), value);
      boolean wasAnother = before != null && !before.isEmpty() && !before.equals(value);
      if (name == SecretName.SIGNING && wasAnother) {
        values.put(SecretName.SIGNING_BEFORE.word(), before);
      }
    });
  }

  /// Takes a secret out; it is no error when it is not set.
  public void remove(SecretName name) {
    change(values -> values.remove(name.word()));
  }

  private void change(Consumer<Map<String, String>> change) {
    Rounds.until("Changing the secret " + secret, () -> changed(change));
  }

  /// Whether the change took effect; otherwise somebody else's did meanwhile.
  private boolean changed(Consumer<Map<String, String>> change) {
    SecretVersion before = SecretVersion.current(client, secret);
    Map<String, String> values = new TreeMap<>(before.values());
    change.accept(values);
    if (values.equals(before.values())) {
      return true;
    }
    PutSecretValueResponse put =
        client.putSecretValue(request ->
            request
                .secretId(secret)
                .secretString(SecretVersion.json(values))
                .versionStages(ON_ITS_WAY));
    try {
      client.updateSecretVersionStage(request ->
          request
              .secretId(secret)
              .versionStage(CURRENT)
              .removeFromVersionId(before.id())
              .moveToVersionId(put.versionId()));
      return true;
    } catch (InvalidParameterException notTheCurrentOne) {
      if (SecretVersion.current(client, secret).id().equals(before.id())) {
        throw notTheCurrentOne;
      }
      return false;
    }
  }

  @Override
  public String toString() {
    return "StoredSecrets of " + secret;
  }
}
