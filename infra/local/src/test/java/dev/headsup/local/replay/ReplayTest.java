package dev.headsup.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.local.client.DoorFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReplayTest {

  private final ScriptedDoor door = new ScriptedDoor();
  private final StringWriter told = new StringWriter();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void everyEventArrivesOnceAndInOrder() throws Exception {
    List<String> ids = IntStream.range(0, 103).mapToObj(i -> "m" + i).toList();

    Summary summary = replay(lines(ids), false, 0);

    assertThat(door.log()).isEqualTo(ids);
    assertThat(summary.sent()).isEqualTo(103);
    assertThat(summary.accepted()).isEqualTo(103);
    assertThat(summary.complete()).isTrue();
    // base64 of "key:"
    assertThat(door.keys()).hasSize(6).containsOnly("Basic a2V5Og==");
  }

  @Test
  void aBusyDoorIsTriedAgainAfterTheTimeItAsksFor() throws Exception {
    List<String> ids = IntStream.range(0, 30).mapToObj(i -> "m" + i).toList();
    door.answers(429, 503);

    long began = System.nanoTime();
    Summary summary = replay(lines(ids), false, 0);

    assertThat(door.log()).isEqualTo(ids);
    assertThat(summary.retried()).isEqualTo(2);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aBrokenConnectionAndAServerErrorAreTriedAgain() throws Exception {
    List<String> ids = IntStream.range(0, 45).mapToObj(i -> "m" + i).toList();
    door.answers(200, 0, 500);

    Summary summary = replay(lines(ids), false, 0);

    assertThat(door.log()).isEqualTo(ids);
    assertThat(summary.retried()).isEqualTo(2);
  }

  @Test
  void oneRefusedEventDoesNotTakeItsBatchAlong() throws Exception {
    door.refuses("m2");

    Summary summary = replay(lines(List.of("m0", "m1", "m2", "m3")), false, 0);

    assertThat(door.log()).containsExactly("m0", "m1", "m3");
    assertThat(summary.refused()).isEqualTo(1);
    assertThat(summary.complete()).isFalse();
    assertThat(told.toString()).contains("line 3: refused: 400");
  }

  @Test
  void aLineThatIsNoEventIsNamedAndSkipped() throws Exception {
    String lines =
        """
        {"type":"track","event":"A","userId":"u","messageId":"m0"}
        oops
        {"type":"trakc","event":"A","userId":"u"}

        {"userId":"u"}
        {"type":"track","event":"A","userId":"u","messageId":"m1"}
        """;

    Summary summary = replay(lines, false, 0);

    assertThat(door.log()).containsExactly("m0", "m1");
    assertThat(summary.badLines()).isEqualTo(3);
    assertThat(told.toString())
        .contains("line 2: not JSON", "line 3: unknown type 'trakc'", "line 5: no 'type'");
  }

  @Test
  void theClockReachesEachMinuteBeforeItsEventsAndNoBatchSpansTwo() throws Exception {
    String lines =
        at("a", "2026-01-05T09:00:10Z")
            + at("b", "2026-01-05T09:00:50Z")
            + at("c", "2026-01-05T09:03:05Z")
            + at("late", "2026-01-05T08:00:00Z")
            + at("d", "2026-01-05T09:03:20Z");

    replay(lines, true, 0);

    assertThat(door.log())
        .containsExactly(
            "clock 2026-01-05T09:00:50Z",
            "a",
            "b",
            "clock 2026-01-05T09:03:20Z",
            "c",
            "late",
            "d",
            "drain");
  }

  @Test
  void aClockPastTheFirstEventIsSaidWithTheWayOut() {
    door.answers(409, 409);

    assertThatThrownBy(() -> replay(at("a", "2016-02-29T06:58:30Z"), true, 0))
        .isInstanceOf(ReplayFailure.class)
        .hasMessageContaining("'./headsup up --clock 2016-02-29T06:58:00Z'");
    assertThat(door.log()).isEmpty();
  }

  @Test
  void aStackWithoutALocalClockSaysSo() {
    door.answers(404);

    assertThatThrownBy(() -> replay(at("a", "2016-02-29T06:58:30Z"), true, 0))
        .isInstanceOf(ReplayFailure.class)
        .hasMessageContaining("local stack only");
  }

  @Test
  void aClockThatWentOnByItselfDoesNotStopAReplay() throws Exception {
    door.answers(200, 200, 409);

    replay(at("a", "2026-01-05T09:00:10Z") + at("b", "2026-01-05T09:01:00Z"), true, 0);

    assertThat(door.log()).containsExactly("clock 2026-01-05T09:00:10Z", "a", "b", "drain");
  }

  @Test
  void speedKeepsTheEventsOwnDistance() throws Exception {
    String lines = at("a", "2026-01-05T09:00:00Z") + at("b", "2026-01-05T09:01:00Z");

    Summary summary = replay(lines, false, 100);

    assertThat(door.log()).containsExactly("a", "b");
    assertThat(summary.took()).isGreaterThanOrEqualTo(Duration.ofMillis(600));
  }

  @Test
  void aWrongKeyAndAnAbsentDoorAreSaidAtOnce() {
    door.answers(401);
    assertThatThrownBy(() -> replay(lines(List.of("m0")), false, 0))
        .isInstanceOf(ReplayFailure.class)
        .hasMessageContaining("key was refused");

    URI gone = door.url();
    door.close();
    assertThatThrownBy(() -> replay(gone, lines(List.of("m0")), false, 0))
        .isInstanceOf(DoorFailure.class)
        .hasMessageContaining("nothing answers at " + gone);
  }

  @Test
  void theSummaryIsOneJsonLine() {
    Summary summary = new Summary(10, 9, 1, 2, 3, Duration.ofMillis(2500));

    assertThat(summary.json())
        .isEqualTo(
            "{\"sent\":10,\"accepted\":9,\"refused\":1,\"badLines\":2,\"seconds\":2.500,"
                + "\"eventsPerSecond\":4.0,\"retried\":3}");
  }

  private Summary replay(String lines, boolean clock, double speed)
      throws IOException, InterruptedException {
    return replay(door.url(), lines, clock, speed);
  }

  private Summary replay(URI url, String lines, boolean clock, double speed)
      throws IOException, InterruptedException {
    Replay.Options options = new Replay.Options(url, "key", speed, clock, true);
    try (Replay replay = new Replay(options, new PrintWriter(told))) {
      return replay.run(new BufferedReader(new StringReader(lines)));
    }
  }

  private static String lines(List<String> ids) {
    StringBuilder lines = new StringBuilder();
    ids.forEach(id -> lines.append(at(id, "2026-01-05T09:00:00Z")));
    return lines.toString();
  }

  private static String at(String id, String time) {
    return "{\"type\":\"track\",\"event\":\"A\",\"userId\":\"u\",\"messageId\":\"%s\",\"timestamp\":\"%s\"}\n"
        .formatted(id, time);
  }
}
