package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.dynamodb.DynamoHandOffs;
import dev.headsup.aws.segment.OurCalls;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOffs;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.mention.Tone.Sentiment;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.local.house.House;
import dev.headsup.local.sandbox.Arrived;
import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever asks for a person gets one, without any trigger file, and the team hears of it.
class HandOffPathTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final CustomerId ANA = new CustomerId("ana");

  private StepStack stack;
  private HandOffs handOffs;

  @BeforeEach
  void start() throws IOException {
    stack =
        StepStack.start(
            House.root().resolve("template.yaml"),
            House.root().resolve("triggers"),
            NOW,
            Set.of("TelemetryFunction", "DeliverFunction", "SweepFunction"));
    handOffs = new DynamoHandOffs(stack.tables(), stack.table("HandOffsTable"), () -> NOW);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  private void asks(boolean forAPerson) {
    ContactOpened wish =
        new ContactOpened(
            ANA,
            new EventId("wish-1"),
            "page",
            "wish-1",
            ContactOpened.Stage.OPENED,
            "page",
            "",
            new Tone(Sentiment.NEUTRAL, false, List.of(), Severity.NORMAL, forAPerson),
            NOW);
    stack.put("TelemetryFunction", OurCalls.write(List.of(wish), NOW));
    stack.work("TelemetryFunction", 10);
    while (stack.work("DeliverFunction", 10) > 0) {
      // Until all jobs are done.
    }
  }

  @Test
  void aWishForAPersonOpensACaseAndTheTeamHearsOfItByAllWays() {
    asks(true);

    assertThat(handOffs.waiting(10))
        .singleElement()
        .satisfies(handOff -> {
          assertThat(handOff.customer()).isEqualTo(ANA);
          assertThat(handOff.because()).isEqualTo(Reason.WISH);
          assertThat(handOff.state()).isEqualTo(HandOff.State.OPEN);
          assertThat(handOff.promised()).isAfter(NOW);
        });
    assertThat(stack.arrived())
        .extracting(Arrived::channel)
        .containsExactly("TOPIC", "WEBHOOK", "WEBHOOK");
    assertThat(stack.arrived().get(1).headers()).containsKey("webhook-signature");
    assertThat(stack.arrived().get(2).to()).isEqualTo("https://chat.example.com/hook");
  }

  @Test
  void whenNobodyTakesItTheyHearOfItAgain() {
    asks(true);
    HandOff handOff = handOffs.waiting(10).getFirst();

    stack.clock(handOff.promised());
    stack.fire("SweepFunction");
    stack.work("DeliverFunction", 10);

    assertThat(stack.arrived()).hasSize(6);
    assertThat(stack.arrived().get(3).subject()).contains("nobody took");
    assertThat(handOffs.find(ANA, handOff.id()).orElseThrow().told()).contains("late:alarm");
  }

  @Test
  void aContactWithoutThatWishOpensNone() {
    asks(false);

    assertThat(handOffs.waiting(10)).isEmpty();
    assertThat(stack.arrived()).isEmpty();
  }
}
