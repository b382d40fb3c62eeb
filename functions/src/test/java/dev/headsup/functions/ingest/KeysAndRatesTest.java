package dev.headsup.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.functions.ingest.Front.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Which key opens the door, and how far.
final class KeysAndRatesTest {
  private static final String BATCH =
      "{\"batch\":["
          + "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\"},".repeat(19)
          + "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\"}]}";

  private final Front front = new Front();

  private void put(String id, String text, int rate) {
    front.keys.add(Front.key(id, text, KeyKind.PUBLIC, rate));
  }

  private static WriteKey ending(WriteKey key, Instant at) {
    return new WriteKey(
        key.id(), key.hash(), key.kind(), key.name(), key.rate(), key.created(), at, null);
  }

  private static WriteKey revoked(WriteKey key) {
    return new WriteKey(
        key.id(), key.hash(), key.kind(), key.name(), key.rate(), key.created(), null, Front.NOW);
  }

  /// S10: ten times the rate from one key.
  @Test
  void aFloodOnOneKeyIsHeldToItsRateAndNobodyElseNoticesIt() {
    put("flood", "flood-key", 100);
    int accepted = 0;
    int refused = 0;
    for (int second = 0; second < 10; second++) {
      for (int i = 0; i < 50; i++) {
        Reply reply = front.key("flood-key").post("/v1/batch", BATCH);
        accepted += reply.status() == 200 ? 20 : 0;
        if (reply.status() != 200) {
          assertThat(reply.status()).isEqualTo(429);
          assertThat(reply.body()).contains("\"error\":\"rate-exceeded\"");
          assertThat(reply.headers()).containsEntry("retry-after", Integer.toString(10 - second));
          refused++;
        }
        if (i % 10 == 0) {
          assertThat(front.key(Front.PUBLIC_KEY).post("/v1/batch", BATCH).status()).isEqualTo(200);
        }
      }
      front.pass(Duration.ofSeconds(1));
    }

    assertThat(accepted).isEqualTo(100 * 10);
    assertThat(refused).isEqualTo(450);
    assertThat(front.messages().stream().mapToInt(each -> each.events().size()).sum())
        .isEqualTo(1_000 + 50 * 20);
    assertThat(front.key("flood-key").post("/v1/batch", BATCH).status()).isEqualTo(200);
  }

  @Test
  void aFloodIsRefusedBeforeItsBodyIsLookedAtAndWithoutARequest() {
    put("flood", "flood-key", 1);
    front.key("flood-key").post("/v1/batch", BATCH);
    int leases = front.leases;

    for (int i = 0; i < 100; i++) {
      assertThat(front.post("/v1/batch", "not json").status()).isEqualTo(429);
    }

    assertThat(front.leases).isEqualTo(leases);
  }

  @Test
  void aKeyInTheBodyIsHeldToItsRateToo() {
    put("flood", "flood-key", 1);
    String withKey = BATCH.replace("{\"batch\"", "{\"writeKey\":\"flood-key\",\"batch\"");

    assertThat(front.post("/v1/batch", withKey).status()).isEqualTo(200);
    assertThat(front.post("/v1/batch", withKey).status()).isEqualTo(429);
  }

  @Test
  void aKeyThatEndedOrWasTakenBackOpensNothing() {
    front.keys.add(revoked(Front.key("gone", "gone-key", KeyKind.SERVER, 1)));
    front.keys.add(
        ending(Front.key("old", "old-key", KeyKind.SERVER, 100), Front.NOW.plusSeconds(5)));

    assertThat(front.key("gone-key").post("/v1/batch", BATCH).status()).isEqualTo(401);
    assertThat(front.key("old-key").post("/v1/batch", BATCH).status()).isEqualTo(200);
    front.pass(Duration.ofSeconds(5));
    assertThat(front.key("old-key").post("/v1/batch", BATCH).status()).isEqualTo(401);
  }

  @Test
  void aRevokedKeyOpensNothingAMinuteLater() {
    assertThat(front.key(Front.PUBLIC_KEY).post("/v1/batch", BATCH).status()).isEqualTo(200);
    front.keys.replaceAll(KeysAndRatesTest::revoked);

    front.pass(Duration.ofSeconds(59));
    assertThat(front.post("/v1/batch", BATCH).status()).isEqualTo(200);
    front.pass(Duration.ofSeconds(1));
    assertThat(front.post("/v1/batch", BATCH).status()).isEqualTo(401);
    assertThat(front.reads).isEqualTo(2);
  }

  @Test
  void aNewKeyOpensAtOnceAndGuessesDoNotWearTheStoreOut() {
    assertThat(front.key(Front.PUBLIC_KEY).post("/v1/batch", BATCH).status()).isEqualTo(200);
    front.pass(Duration.ofSeconds(5));
    put("new", "new-key", 100);
    assertThat(front.key("new-key").post("/v1/batch", BATCH).status()).isEqualTo(200);
    assertThat(front.reads).isEqualTo(2);

    for (int i = 0; i < 50; i++) {
      Reply reply = front.key("guess" + i).post("/v1/batch", BATCH);
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.body()).contains("just now opens within five seconds");
      front.pass(Duration.ofMillis(100));
    }
    assertThat(front.reads).as("once in five seconds").isEqualTo(2);
    assertThat(front.key("guess").post("/v1/batch", BATCH).status()).isEqualTo(401);
    assertThat(front.reads).isEqualTo(3);
  }

  @Test
  void aRestoredCopyReadsTheKeysAgain() {
    front.key(Front.PUBLIC_KEY).post("/v1/batch", BATCH);
    front.keys.clear();
    front.restore();

    assertThat(front.post("/v1/batch", BATCH).status()).isEqualTo(401);
  }

  /// Its keys are as old as the deploy; one that leaked and was revoked since must not open again.
  @Test
  void aRestoredCopyThatCannotReadTheKeysDoesNotGoByThoseOfTheSnapshot() {
    assertThat(front.key(Front.PUBLIC_KEY).post("/v1/batch", BATCH).status()).isEqualTo(200);
    front.keys.replaceAll(KeysAndRatesTest::revoked);
    front.unreadable = new IllegalStateException("no answer");
    front.restore();

    for (int i = 0; i < 5; i++) {
      Reply reply = front.post("/v1/batch", BATCH);
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.headers()).containsEntry("retry-after", "5");
    }
    front.unreadable = null;
    front.pass(Duration.ofSeconds(5));
    assertThat(front.post("/v1/batch", BATCH).status()).isEqualTo(401);
  }

  @Test
  void whileTheStoreDoesNotAnswerTheKeysOfBeforeCountAndItIsNotAskedEachTime() {
    front.key(Front.PUBLIC_KEY).post("/v1/batch", BATCH);
    front.unreadable = new IllegalStateException("no answer");
    front.pass(Duration.ofHours(1));

    for (int i = 0; i < 20; i++) {
      assertThat(front.post("/v1/batch", BATCH).status()).isEqualTo(200);
    }
    assertThat(front.reads).isEqualTo(2);
  }

  @Test
  void withoutEverHavingReadAKeyTheDoorSaysNotNowAndNeverThatAKeyIsWrong() {
    front.unreadable = new IllegalStateException("no answer");

    for (int i = 0; i < 20; i++) {
      Reply reply = front.key(Front.PUBLIC_KEY).post("/v1/batch", BATCH);
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.headers()).containsEntry("retry-after", "5");
    }
    assertThat(front.reads).isEqualTo(1);
    front.unreadable = null;
    front.pass(Duration.ofSeconds(5));
    assertThat(front.post("/v1/batch", BATCH).status()).isEqualTo(200);
  }
}
