package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.signal.Signal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryMessageTest {
  private static final String GOOD = "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"v\":2,\"timers\":[]}",
        "{\"v\":1,\"events\":[{}],\"refused\":[]}",
        "{\"v\":1,\"key\":\"admin\",\"received\":\"2026-03-01T12:00:00Z\",\"events\":[{}]}",
        "{\"v\":1,\"key\":\"public\",\"received\":\"today\",\"events\":[{}]}",
        "{\"v\":1,\"key\":\"public\",\"received\":\"2026-03-01T12:00:00Z\",\"events\":[{}]}x",
        "{\"v\":1,\"key\":\"public\",\"received\":\"2026-03-01T12:00:00Z\",\"events\":[{}]",
        "{\"v\":1,\"key\":\"public\",\"received\":\"2026-03-01T12:00:00Z\",\"refused\":[1]}",
        "{\"v\":1,\"key\":\"public\",\"received\":\"2026-03-01T12:00:00Z\",\"refused\":{}}",
        "{\"v\":1,\"timers\":[{\"customer\":\"ana\"}]}",
        "{\"v\":1,\"timers\":[{\"customer\":\"\",\"trigger\":\"t\",\"outreach\":\"o\","
            + "\"at\":\"2026-03-01T12:00:00Z\"}]}"
      })
  void aMessageThatIsNoneIsUnreadable(String body) {
    assertThatExceptionOfType(UnreadableMessage.class)
        .isThrownBy(() -> TelemetryMessage.read(body));
  }

  @Test
  void aBadEventInsideAMessageNeverHindersTheOthers() {
    // Written by hand: a door of another version may let through what this code refuses.
    TelemetryMessage message =
        TelemetryMessage.read(
            "{\"events\":[7,{\"type\":\"dance\"},[[]],"
                + GOOD
                + "],\"new\":{\"field\":[]},\"v\":1,\"received\":\"2026-03-01T12:00:00Z\","
                + "\"key\":\"public\"}");

    assertThat(message.events()).hasSize(1);
    assertThat(message.refused())
        .extracting(refused -> refused.reason() + " " + refused.event())
        .containsExactly(
            "not-an-object 7", "unknown-type {\"type\":\"dance\"}", "not-an-object [[]]");
  }

  @Test
  void aRefusedEventHasTheSameIdHoweverOftenItComes() throws BadBody {
    Packed first = Calls.pack(Calls.batch("{\"type\":\"dance\"}"), KeyKind.PUBLIC);
    Packed again = Calls.pack(Calls.batch(GOOD, "{\"type\":\"dance\"}"), KeyKind.PUBLIC);

    assertThat(Calls.read(first).refused().getFirst().id())
        .hasSize(32)
        .isEqualTo(Calls.read(again).refused().getFirst().id());
  }

  @Test
  void timersComeBackAsTheyWere() {
    List<Signal.TimerFired> timers =
        IntStream.range(0, 130)
            .mapToObj(i ->
                new Signal.TimerFired(
                    new CustomerId("zoë \"" + i),
                    "import-struggle",
                    "o" + i,
                    Instant.parse("2026-03-01T12:00:00.123Z").plusSeconds(i)))
            .toList();

    List<String> bodies = TelemetryMessage.timers(timers);

    assertThat(bodies).hasSize(13);
    assertThat(bodies.stream().flatMap(body -> TelemetryMessage.read(body).timers().stream()))
        .containsExactlyElementsOf(timers);
    assertThat(TelemetryMessage.timers(List.of())).isEmpty();
  }

  @Test
  void anEventKeepsItsIdWhenItIsSentAgain() throws BadBody {
    String timed = GOOD.replace("}", ",\"timestamp\":\"2026-03-01T11:00:00Z\"}");
    String long256 = GOOD.replace("}", ",\"messageId\":\"" + "m".repeat(300) + "\"}");

    assertThat(id("{\"batch\":[" + timed + "],\"sentAt\":\"2026-03-01T11:00:01Z\"}", 0))
        .startsWith("sha256:")
        .isEqualTo(id("{\"sentAt\":\"2026-03-01T11:00:09Z\",\"batch\":[" + timed + "]}", 60));
    assertThat(id(Calls.batch(long256), 0))
        .isEqualTo(id(Calls.batch(long256.replace("\"e\"", "\"f\"")), 60));
    assertThat(id(Calls.batch(GOOD.replace("}", ",\"messageId\":\"m-1\"}")), 0)).isEqualTo("m-1");
  }

  @Test
  void eventsThatNameNeitherIdNorTimeAreEachTheirOwn() throws BadBody {
    TelemetryMessage message = Calls.through(KeyKind.PUBLIC, GOOD, GOOD, GOOD);

    assertThat(
            Calls.only(message.events(), Incoming.Did.class)
                .map(did -> did.observation().id())
                .distinct())
        .hasSize(3);
    assertThat(id(Calls.batch(GOOD), 0)).isNotEqualTo(id(Calls.batch(GOOD), 60));
    // The queue may hand one message over twice.
    assertThat(id(Calls.batch(GOOD), 0)).isEqualTo(id(Calls.batch(GOOD), 0));
  }

  private static String id(String body, int later) throws BadBody {
    SegmentBody read = SegmentBody.batch(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Packed packed = Packer.pack(read, KeyKind.PUBLIC, Calls.RECEIVED.plusSeconds(later));
    return Calls.did(Calls.read(packed).events()).observation().id().value();
  }
}
