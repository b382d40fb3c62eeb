package dev.headsup.functions.setup;

import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.aws.secrets.StoredSecrets;
import dev.headsup.aws.segment.KeyKind;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the first server key of a deployment, once: its text into the secret, where one command
/// shows it, and its hash to the other keys. Called twice, or twice at once, it makes one; stopped
/// in the middle, the next call ends what was begun.
final class FirstKey {
  /// The id that the first key has in every deployment; that it is taken says that there was one.
  static final String ID = "first";

  private static final Logger LOG = LoggerFactory.getLogger(FirstKey.class);

  private final DynamoKeys keys;
  private final StoredSecrets secrets;
  private final int rate;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  FirstKey(DynamoKeys keys, StoredSecrets secrets, int rate, InstantSource clock) {
    this.keys = keys;
    this.secrets = secrets;
    this.rate = rate;
    this.clock = clock;
  }

  void make() {
    // Also when it is revoked, or its text was taken out of the secret: it was made.
    if (keys.load().stream().anyMatch(key -> key.id().equals(ID))) {
      return;
    }
    // The text first: a key whose hash alone is there could never be shown.
    String text = secrets.putIfAbsent(SecretName.FIRST_KEY, FreshKey.text(random, KeyKind.SERVER));
    FreshKey first = FreshKey.of(ID, text, KeyKind.SERVER, "made at deploy", rate, clock.instant());
    if (keys.add(first.stored())) {
      LOG.info("The first write key is made; ./headsup keys first shows it");
    }
  }
}
