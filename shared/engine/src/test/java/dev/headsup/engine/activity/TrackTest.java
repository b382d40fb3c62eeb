package dev.headsup.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TrackTest {
  private static final TrackSpec THREE = TrackSpec.forCount(7, 3, Duration.ofMinutes(20));

  @Test
  void aRepeatChangesNothing() {
    Track once = Track.EMPTY.add(at(1), THREE);
    assertThat(once.add(at(1), THREE)).isEqualTo(once);
  }

  @Test
  void orderAndRepeatsDoNotMatter() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Stamp> stamps = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        stamps.add(new Stamp(random.nextInt(90) * 60_000L, i));
      }
      Track straight = added(stamps);
      List<Stamp> messy = new ArrayList<>(stamps);
      messy.addAll(stamps.subList(0, 15));
      Collections.shuffle(messy, random);
      assertThat(added(messy)).as("seed %s", seed).isEqualTo(straight);
    }
  }

  @Test
  void anEventSentAgainWithAnotherTimeIsTheSameEventAtTheEarlierTime() {
    Stamp first = new Stamp(60_000L, 5);
    Stamp again = new Stamp(660_000L, 5);

    assertThat(Track.EMPTY.add(first, THREE).add(again, THREE).stamps()).containsExactly(first);
    assertThat(Track.EMPTY.add(again, THREE).add(first, THREE).stamps()).containsExactly(first);
    // Tags repeat in the long run: a day later it is another event.
    Stamp later = new Stamp(first.millis() + Duration.ofDays(1).toMillis() + 1, 5);
    TrackSpec days = new TrackSpec(7, 9, Duration.ofDays(9));
    assertThat(Track.EMPTY.add(first, days).add(later, days).stamps())
        .containsExactly(first, later);
  }

  @Test
  void mergingIsTheUnion() {
    Track left = added(List.of(at(1), at(3)));
    Track right = added(List.of(at(2), at(3)));
    assertThat(left.merge(right, THREE)).isEqualTo(added(List.of(at(1), at(2), at(3))));
  }

  @Test
  void aWindowIsFoundExactlyWhenCountingEveryEventFindsOne() {
    Duration window = Duration.ofMinutes(20);
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int times = 1 + random.nextInt(5);
      TrackSpec spec = TrackSpec.forCount(7, times, window);
      Track track = Track.EMPTY;
      List<Long> all = new ArrayList<>();
      long now = 0;
      for (int i = 0; i < 60; i++) {
        now += random.nextInt(12 * 60) * 1000L;
        Stamp stamp = new Stamp(now, i);
        all.add(now);
        track = track.add(stamp, spec);
        long end = now;
        long counted = all.stream().filter(then -> then > end - window.toMillis()).count();
        assertThat(track.window(stamp, times, window).isPresent())
            .as("seed %s event %s: %s of %s", seed, i, counted, times)
            .isEqualTo(counted >= times);
      }
    }
  }

  @Test
  void aLateEventStillCompletesAWindow() {
    Track track = added(List.of(at(0), at(10), at(100)));
    assertThat(track.add(at(5), spacious()).window(at(5), 3, Duration.ofMinutes(20)))
        .hasValueSatisfying(window -> assertThat(window).containsExactly(at(0), at(5), at(10)));
  }

  @Test
  void eventsExactlyAWindowApartAreNotInOne() {
    Track track = added(List.of(at(0), at(10), at(20)));
    assertThat(track.window(at(20), 3, Duration.ofMinutes(20))).isEmpty();
    assertThat(track.window(at(20), 3, Duration.ofMinutes(20).plusMillis(1))).isPresent();
  }

  @Test
  void anUnknownEventHasNoWindow() {
    assertThat(added(List.of(at(0))).window(at(1), 1, Duration.ofMinutes(20))).isEmpty();
  }

  @Test
  void neitherManyNorOldEventsMakeItGrow() {
    Track track = Track.EMPTY;
    for (int minute = 0; minute < 1000; minute++) {
      track = track.add(at(minute), THREE);
    }
    assertThat(track.stamps()).containsExactly(at(995), at(996), at(997), at(998), at(999));
    assertThat(track.add(at(2000), THREE).stamps()).containsExactly(at(2000));
    assertThat(track.add(at(2), THREE)).isEqualTo(track);
  }

  @Test
  void countsAndLooksBackOpenAtTheStart() {
    Track track = added(List.of(at(0), at(10)));
    assertThat(track.countAfter(instant(0), 0)).isEqualTo(1);
    assertThat(track.countAfter(instant(10), 0)).isZero();
    assertThat(track.countAfter(instant(9), 0)).isEqualTo(1);
  }

  private static TrackSpec spacious() {
    return new TrackSpec(7, 9, Duration.ofDays(1));
  }

  private static Track added(List<Stamp> stamps) {
    Track track = Track.EMPTY;
    TrackSpec spec = stamps.size() <= 3 ? spacious() : THREE;
    for (Stamp stamp : stamps) {
      track = track.add(stamp, spec);
    }
    return track;
  }

  private static Stamp at(int minute) {
    return new Stamp(minute * 60_000L, minute);
  }

  private static Instant instant(int minute) {
    return Instant.ofEpochMilli(minute * 60_000L);
  }
}
