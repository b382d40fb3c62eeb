package dev.headsup.functions.incidents.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headsup.aws.door.BadRequest;
import dev.headsup.engine.incident.Incident;
import java.nio.charset.StandardCharsets;

/// E3: whatever a feed of outages sends is taken or refused by name, and is told to nobody that
/// should not hear of it. In a build only the inputs in the folder beside it are run;
/// `infra/fuzz/run` looks for new ones.
final class FeedsFuzzTest {
  private interface Door {
    void take(Post post, byte[] body) throws BadRequest;
  }

  /// What stands on a status page itself, which is asked.
  @FuzzTest(maxDuration = "")
  void statuspage(byte[] body) {
    Post post = new Post();
    post.page(new String(body, StandardCharsets.UTF_8), "[]");
    post.feeds.poll();
    assertThat(post.queued).allSatisfy(job -> assertThat(job).contains("\"checkout\""));
  }

  @FuzzTest(maxDuration = "")
  void alertmanager(byte[] body) {
    refusedByNameOrWaiting(body, Post::alertmanager);
  }

  /// What EventBridge brings of AWS Health.
  @FuzzTest(maxDuration = "")
  void awsHealth(byte[] body) {
    refusedByNameOrWaiting(body, FeedsFuzzTest::event);
  }

  /// What SNS delivers of an alarm, in its envelope.
  @FuzzTest(maxDuration = "")
  void snsEnvelope(byte[] body) {
    refusedByNameOrWaiting(body, FeedsFuzzTest::event);
  }

  private static void event(Post post, byte[] body) throws BadRequest {
    post.feeds.event(new String(body, StandardCharsets.UTF_8));
  }

  private static void refusedByNameOrWaiting(byte[] body, Door door) {
    Post post = new Post();
    try {
      door.take(post, body);
    } catch (BadRequest refused) {
      assertThat(refused.answer().status()).isBetween(400, 413);
      assertThat(refused.error()).isNotBlank();
    }
    assertThat(post.queued).isEmpty();
    assertThat(post.all()).noneMatch(Incident::isConfirmed);
  }
}
