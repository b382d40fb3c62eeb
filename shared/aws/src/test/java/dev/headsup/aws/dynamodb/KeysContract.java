package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.keys.WriteKey.State;
import dev.headsup.aws.segment.KeyKind;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What the store of write keys keeps to.
abstract class KeysContract {
  private final WriteKey key =
      FreshKey.make(new SecureRandom(), KeyKind.SERVER, "Shop", 250, NOON).stored();

  abstract DynamoKeys keys();

  private WriteKey stored() {
    return keys().load().stream()
        .filter(each -> each.id().equals(key.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aKeyIsReadAsItWasPutDown() {
    assertThat(keys().add(key)).isTrue();

    assertThat(stored()).isEqualTo(key);
    assertThat(stored().state(NOON)).isEqualTo(State.OPEN);
  }

  @Test
  void anIdIsGivenOnce() {
    keys().add(key);
    WriteKey other = FreshKey.of(key.id(), "another", KeyKind.PUBLIC, "", 1, NOON).stored();

    assertThat(keys().add(other)).isFalse();
    assertThat(stored()).isEqualTo(key);
  }

  @Test
  void aKeyEndsAtTheEarliestTimeThatWasSaid() {
    Instant end = NOON.plusSeconds(60);
    keys().add(key);

    assertThat(keys().expire(key.id(), end.plusNanos(500))).isTrue();
    assertThat(keys().expire(key.id(), end.plusSeconds(1))).isFalse();

    assertThat(stored().expires()).isEqualTo(end);
    assertThat(stored().state(end.minusMillis(1))).isEqualTo(State.OPEN);
    assertThat(stored().state(end)).isEqualTo(State.EXPIRED);
  }

  @Test
  void aRevokedKeyStaysRevokedSinceTheFirstTime() {
    keys().add(key);

    assertThat(keys().revoke(key.id(), NOON)).isTrue();
    assertThat(keys().revoke(key.id(), NOON.plusSeconds(9))).isTrue();

    assertThat(stored().revoked()).isEqualTo(NOON);
    assertThat(stored().state(NOON.minusSeconds(99))).isEqualTo(State.REVOKED);
    assertThat(keys().expire(key.id(), NOON)).isFalse();
  }

  @Test
  void whatIsNotThereIsNeitherEndedNorMade() {
    assertThat(keys().revoke("nobodys", NOON)).isFalse();
    assertThat(keys().expire("nobodys", NOON)).isFalse();
    assertThat(keys().load()).noneMatch(each -> each.id().equals("nobodys"));
  }
}
