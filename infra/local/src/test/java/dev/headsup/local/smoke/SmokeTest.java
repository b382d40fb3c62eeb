package dev.headsup.local.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.client.Door;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import dev.headsup.local.target.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmokeTest {

  private static final Path TRIGGERS = House.root().resolve("triggers");

  @TempDir private Path empty;
  private final StringWriter told = new StringWriter();

  @Test
  void theEventIsFollowedToTheMessageOnWhateverDayTheClockStands() throws Exception {
    try (LocalStack stack = stack(TRIGGERS, Instant.parse("2016-02-29T12:00:00Z"))) {
      assertThat(run(stack, Target.at(stack.ingest()))).isTrue();
    }
    assertThat(told.toString())
        .contains(
            "ok     key",
            "ok     trigger",
            "ok     profile   known by the address success@simulator.amazonses.com",
            "ok     activity",
            "ok     decision  to be told by inbox, e-mail",
            "ok     message ",
            "inbox sent",
            "ok     inbox     \"Only a test\"",
            "ok     done");
  }

  @Test
  void aMissingTriggerIsSaidBeforeAnythingIsSent() throws Exception {
    try (LocalStack stack = stack(empty, Instant.now())) {
      assertThat(run(stack, Target.at(stack.ingest()))).isFalse();
    }
    assertThat(told.toString()).contains("smoke-test is not in this stack", "./headsup push");
    assertThat(told.toString()).doesNotContain("ok     customer");
  }

  @Test
  void aMessageThatDoesNotGoOutLeadsToTheDeadLetters() throws Exception {
    try (LocalStack stack = stack(TRIGGERS, Instant.now());
        Door local = new Door(stack.ingest(), stack.writeKey())) {
      local.post(
          "/_local/faults",
          "{\"provider\":\"ses\",\"fault\":\"throttle\",\"times\":3}",
          Duration.ofSeconds(5));
      assertThat(run(stack, Target.at(stack.ingest()))).isFalse();
    }
    assertThat(told.toString())
        .contains("ok     decision", "no message after 12 s", "DeliverDeadLetters");
  }

  @Test
  void withoutALookInsideItStopsBehindTheDoor() throws Exception {
    try (LocalStack stack = stack(TRIGGERS, Instant.now())) {
      assertThat(run(stack, null)).isTrue();
    }
    assertThat(told.toString())
        .contains("ok     event     taken and queued", "name the stack with --stack")
        .contains("ok     done      the door; nothing behind it was looked at")
        .doesNotContain("decision", "all of it");
  }

  @Test
  void aPublicKeyIsRefusedInWords() throws Exception {
    try (LocalStack stack = stack(TRIGGERS, Instant.now())) {
      boolean fine =
          new Smoke(new PrintWriter(told), Duration.ofSeconds(5))
              .run(stack.ingest(), stack.writeKey(), null);
      assertThat(fine).isFalse();
    }
    assertThat(told.toString()).contains("public write key; a server key is needed");
  }

  @Test
  void aKeyThatIsNotKnownMayBeTooFreshAndThatIsSaid() throws Exception {
    try (LocalStack stack = stack(TRIGGERS, Instant.now())) {
      boolean fine =
          new Smoke(new PrintWriter(told), Duration.ofSeconds(5))
              .run(stack.ingest(), "unknown", null);
      assertThat(fine).isFalse();
    }
    assertThat(told.toString()).contains("the door does not know this key", "within five seconds");
  }

  private boolean run(LocalStack stack, @Nullable Target target) throws InterruptedException {
    return new Smoke(new PrintWriter(told), Duration.ofSeconds(12))
        .run(stack.ingest(), stack.serverKey(), target);
  }

  private static LocalStack stack(Path triggers, Instant clock) {
    return LocalStack.start(
        new StackOptions(
            0,
            Optional.empty(),
            triggers,
            Optional.of(clock),
            House.root().resolve("template.yaml")));
  }
}
