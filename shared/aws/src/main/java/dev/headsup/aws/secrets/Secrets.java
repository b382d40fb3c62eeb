package dev.headsup.aws.secrets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The secrets as functions read them: with one call when first asked, and again when that is older
/// than five minutes. While Secrets Manager does not answer, what was read last goes on to count.
/// Values are in no log and in no `toString`. Safe for use by many threads.
public final class Secrets {
  private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);
  private static final Duration FRESH = Duration.ofMinutes(5);

  /// How long an old reading is good for when a new one failed, until the next try.
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final SecretsManagerClient client;
  private final String secret;
  private final InstantSource clock;
  private @Nullable SecretVersion read;
  private Instant again = Instant.MIN;
  private Instant lastAsked = Instant.MIN;

  /// @param secret the ARN or name of the secret
  public Secrets(SecretsManagerClient client, String secret, InstantSource clock) {
    this.client = client;
    this.secret = secret;
    this.clock = clock;
  }

  /// The value of a secret; empty when nobody has set it.
  ///
  /// @throws IllegalStateException when the secret is no JSON object of texts and never was one
  /// @throws SdkException when Secrets Manager does not answer and never has
  public Optional<String> value(SecretName name) {
    return Optional.ofNullable(current().values().get(name.word()))
        .filter(value -> !value.isEmpty());
  }

  private synchronized SecretVersion current() {
    Instant now = clock.instant();
    SecretVersion before = read;
    // A clock that went back (a restored snapshot) makes every reading old.
    if (before != null && now.isBefore(again) && !now.isBefore(lastAsked)) {
      return before;
    }
    lastAsked = now;
    try {
      SecretVersion fresh = SecretVersion.current(client, secret);
      read = fresh;
      again = now.plus(FRESH);
      return fresh;
    } catch (SdkException | IllegalStateException failed) {
      if (before == null) {
        throw failed;
      }
      again = now.plus(PAUSE);
      LOG.warn("The secrets could not be read again; those read before count on", failed);
      return before;
    }
  }

  @Override
  public String toString() {
    return "Secrets of " + secret;
  }
}
