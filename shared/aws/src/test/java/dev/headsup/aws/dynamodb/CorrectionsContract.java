package dev.headsup.aws.dynamodb;

import static dev.headsup.aws.dynamodb.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.correction.Correction.About;
import dev.headsup.engine.correction.Correction.Stop;
import dev.headsup.engine.correction.Corrections;
import dev.headsup.engine.customer.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store of corrections keeps to (G7).
abstract class CorrectionsContract {
  private static final Instant STOPPED = NOON.plusSeconds(5);

  abstract Corrections corrections();

  /// One of its own for each test, so that they do not meet in one store.
  static Correction said(String trigger, Instant at) {
    return Correction.said(
        new About(trigger, "Stuck on CSV import", "0a1b2c", NOON.minus(Duration.ofHours(24)), NOON),
        Purpose.HELP,
        Map.of("en/email.md", "---\nsubject: Put right\n---\nIt was wrong.\n"),
        32,
        "bo",
        at);
  }

  @Test
  void itIsReadAsItWasSaidAndTheSameSaidTwiceIsOne() {
    Correction correction = said("told-twice", NOON);
    assertThat(corrections().find(correction.id())).isEmpty();

    assertThat(corrections().add(correction)).isTrue();
    assertThat(corrections().add(said("told-twice", STOPPED))).isFalse();

    assertThat(corrections().find(correction.id())).contains(correction);
  }

  @Test
  void theFirstStopStays() {
    Correction correction = said("stopped", NOON);
    corrections().add(correction);

    Correction stopped = correction.stopped(new Stop("cleo", STOPPED));
    assertThat(corrections().stop(correction.id(), "cleo", STOPPED)).contains(stopped);
    assertThat(corrections().stop(correction.id(), "dan", STOPPED.plusSeconds(9)))
        .contains(stopped);
    assertThat(corrections().find(correction.id())).contains(stopped);
    assertThat(corrections().add(correction)).as("a stop is not undone").isFalse();
  }

  @Test
  void whatIsNotThereCannotBeStopped() {
    assertThat(corrections().stop("nothing-like-it", "cleo", STOPPED)).isEmpty();
    assertThat(corrections().find("nothing-like-it")).isEmpty();
  }

  @Test
  void theNewestComeFirst() {
    Instant later = NOON.plus(Duration.ofDays(400));
    List<Correction> three =
        List.of(
            said("third", later.plusSeconds(2)),
            said("second", later.plusSeconds(1)),
            said("first", later));
    three.reversed().forEach(corrections()::add);

    assertThat(corrections().newest(2)).isEqualTo(three.subList(0, 2));
    assertThat(corrections().newest(100)).startsWith(three.toArray(new Correction[0]));
  }
}
