package dev.headsup.aws.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.signal.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times of clients whose clocks are wrong. Every time is read by the worker, after the door.
class ReceiptTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final int CASES = 5_000;

  /// True: an event an hour ago, sent now. The client writes all times by its own clock.
  @ParameterizedTest
  @CsvSource({
    "PT0S, 2026-03-01T11:00:00Z",
    "PT2H, 2026-03-01T11:00:00Z",
    "-PT2H, 2026-03-01T11:00:00Z",
    "PT23H59M, 2026-03-01T11:00:00Z",
    "-PT24H, 2026-03-01T11:00:00Z",
    // As near as the network makes it: believed.
    "PT5M, 2026-03-01T11:05:00Z",
    "-PT5M, 2026-03-01T10:55:00Z",
    "PT5M1S, 2026-03-01T11:00:01Z",
    "-PT7M40S, 2026-03-01T11:00:20Z",
    // Farther than a clock is wrong: not believed, and judged as it stands.
    "-PT25H, 2026-02-28T10:00:00Z",
    "-P400D, 2025-01-25T11:00:00Z"
  })
  void aTimeIsPutRightByWhatTheClockIsWrong(Duration wrong, Instant at) throws BadBody {
    Instant written = NOW.minus(Duration.ofHours(1)).plus(wrong);

    assertThat(read(written.toString(), NOW.plus(wrong).toString()).at()).isEqualTo(at);
  }

  @Test
  void anHonestClockChangesNothingAndAWrongOneIsPutRightToTheMinute() throws BadBody {
    SplittableRandom random = new SplittableRandom(20260301);
    for (int i = 0; i < CASES; i++) {
      Duration wrong =
          random.nextInt(4) == 0
              ? Duration.ZERO
              : Duration.ofMillis(random.nextLong(-82_000_000, 82_000_000));
      Duration way = Duration.ofMillis(random.nextLong(0, 30_000));
      Duration old = Duration.ofMillis(random.nextLong(0, 7_200_000));
      Instant truth = NOW.minus(way).minus(old);

      Packed packed = pack(truth.plus(wrong).toString(), NOW.minus(way).plus(wrong).toString());
      assertThat(packed.refused()).as("case %s", i).isZero();
      Instant at = behaviour(packed).at();

      Duration off = Duration.between(truth, at).abs();
      Duration believed = wrong.abs().compareTo(Limits.AHEAD.plus(way)) <= 0 ? wrong.abs() : way;
      assertThat(off).as("case %s", i).isLessThanOrEqualTo(believed.plusSeconds(30));
      if (wrong.isZero()) {
        assertThat(off).as("case %s", i).isZero();
      }
      assertThat(at).as("case %s", i).isBeforeOrEqualTo(NOW.plus(Limits.AHEAD));
    }
  }

  @Test
  void anEventSentAgainALittleLaterHasTheSameTime() throws BadBody {
    Instant clock = NOW.plus(Duration.ofHours(3));
    String written = clock.minusSeconds(600).toString();

    Instant first = behaviour(pack(written, clock.minusMillis(80).toString())).at();
    Instant again = behaviour(pack(written, clock.minusMillis(950).toString())).at();

    assertThat(again).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    // The clock is two hours ahead, and the event claims to be an hour later still.
    "2026-03-01T15:00:00Z, 2026-03-01T14:00:00Z, from-the-future",
    "2026-03-01T15:00:00Z, , from-the-future",
    "2026-03-01T15:00:00Z, yesterday, from-the-future",
    "2026-03-05T15:00:00Z, 2026-03-05T15:00:00Z, from-the-future",
    "1999-12-31T23:00:00Z, 2026-03-01T13:00:00Z, before-2000",
    "1970-01-01T00:01:00Z, 1970-01-01T00:01:00Z, before-2000"
  })
  void aTimeThatStaysAbsurdIsRefusedByNameAndNeverMoved(String written, String sent, String reason)
      throws BadBody {
    Packed packed = pack(written, sent);

    assertThat(packed.found())
        .singleElement()
        .extracting(found -> found.problem().reason().word())
        .isEqualTo(reason);
  }

  @Test
  void aSingleCallSaysItselfWhenItWasSentAndABatchSaysItForItsEvents() throws BadBody {
    String event =
        "\"type\":\"track\",\"event\":\"e\",\"userId\":\"ana\",\"timestamp\":\"2026-03-01T13:00:00Z\"";
    String own = "{" + event + ",\"sentAt\":\"2026-03-01T14:00:00Z\"}";
    String relayed = "{\"batch\":[" + own + "],\"sentAt\":\"2026-03-01T12:00:01Z\"}";

    Packed single =
        Packer.pack(SegmentBody.single(own.getBytes(UTF_8), "track"), KeyKind.PUBLIC, NOW);
    Packed batch = Packer.pack(SegmentBody.batch(relayed.getBytes(UTF_8)), KeyKind.PUBLIC, NOW);

    assertThat(behaviour(single).at()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    // Whoever relays it last has a right clock, and so the event is from the future.
    assertThat(batch.refused()).isEqualTo(1);
  }

  @Test
  void anEventWithoutATimeHappenedWhenItArrived() throws BadBody {
    assertThat(read(null, "2026-03-01T14:00:00Z").at()).isEqualTo(NOW);
  }

  private static Observation read(@Nullable String written, String sent) throws BadBody {
    return behaviour(pack(written, sent));
  }

  private static Observation behaviour(Packed packed) {
    assertThat(packed.found()).isEmpty();
    TelemetryMessage message = TelemetryMessage.read(packed.bodies().getFirst());
    return ((Incoming.Did) message.events().getFirst()).observation();
  }

  private static Packed pack(@Nullable String written, String sent) throws BadBody {
    String time = written == null ? "" : ",\"timestamp\":\"" + written + "\"";
    String at = sent == null ? "" : ",\"sentAt\":\"" + sent + "\"";
    String body =
        "{\"batch\":[{\"type\":\"track\",\"event\":\"e\",\"userId\":\"ana\""
            + time
            + "}]"
            + at
            + "}";
    return Packer.pack(SegmentBody.batch(body.getBytes(UTF_8)), KeyKind.PUBLIC, NOW);
  }
}
