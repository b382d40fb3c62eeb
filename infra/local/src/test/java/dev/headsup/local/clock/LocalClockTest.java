package dev.headsup.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LocalClockTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:30Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicReference<Instant> real =
      new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
  private final AtomicReference<Duration> kept = new AtomicReference<>(Duration.ZERO);
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final LocalClock clock = new LocalClock(START, real::get, kept::set);

  @AfterEach
  void stop() {
    clock.close();
  }

  private Firing every(String name, Duration rate) {
    return every(name, rate, Firing.Lookahead.none());
  }

  private Firing every(String name, Duration rate, Firing.Lookahead lookahead) {
    Consumer<Instant> job =
        at -> {
          assertThat(clock.instant()).isEqualTo(at);
          log.add(name + " " + at.toString().substring(11, 19));
        };
    return new Firing(name, rate, job, lookahead);
  }

  @Test
  void itRunsWithRealTimeFromWhereItStarted() {
    real.set(real.get().plusSeconds(10));

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));
  }

  @Test
  void schedulesFireInOrderEachAtItsOwnInstantAndSettleAfterEach() {
    clock.run(
        List.of(every("minute", MINUTE), every("two", Duration.ofMinutes(2))),
        () -> log.add("settled"));

    clock.advance(Duration.ofMinutes(2));

    assertThat(log)
        .containsExactly(
            "settled",
            "minute 12:01:00",
            "settled",
            "minute 12:02:00",
            "settled",
            "two 12:02:00",
            "settled");
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(2)));
  }

  @Test
  void itStandsStillWhileItIsMoved() {
    List<Instant> seen = new ArrayList<>();
    clock.run(
        List.of(),
        () -> {
          seen.add(clock.instant());
          real.set(real.get().plusSeconds(3600));
          seen.add(clock.instant());
        });

    clock.advance(MINUTE);

    assertThat(seen).containsExactly(START, START);
    assertThat(clock.instant()).isEqualTo(START.plus(MINUTE));
  }

  @Test
  void anInstantThatIsReachedExactlyFiresOnce() {
    clock.run(List.of(every("minute", MINUTE)), () -> {});

    clock.to(Instant.parse("2026-03-01T12:01:00Z"));
    clock.to(Instant.parse("2026-03-01T12:01:00Z"));

    assertThat(log).containsExactly("minute 12:01:00");
  }

  @Test
  void aFiringWithoutEffectIsLeftOutAndTheNextWithOneIsNot() {
    AtomicReference<Optional<Instant>> work =
        new AtomicReference<>(Optional.of(Instant.parse("2026-03-01T12:30:00Z")));
    Firing sweep =
        every(
            "sweep",
            MINUTE,
            () -> {
              Optional<Instant> next = work.get();
              return log.isEmpty() ? next : Optional.empty();
            });
    clock.run(List.of(sweep), () -> {});

    clock.advance(Duration.ofHours(5));

    assertThat(log).containsExactly("sweep 12:30:00");
  }

  @Test
  void workThatAppearsOnTheWayIsSeenAtItsTime() {
    // The sweep of 12:10 makes work for 12:20, as a decision that waits does.
    List<Instant> work =
        Collections.synchronizedList(
            new ArrayList<>(List.of(Instant.parse("2026-03-01T12:10:00Z"))));
    Firing sweep =
        new Firing(
            "sweep",
            MINUTE,
            at -> {
              log.add(at.toString().substring(11, 16));
              work.removeFirst();
              if (log.size() == 1) {
                work.add(Instant.parse("2026-03-01T12:20:00Z"));
              }
            },
            () -> work.stream().min(Instant::compareTo));
    clock.run(List.of(sweep), () -> {});

    clock.advance(Duration.ofDays(400));

    assertThat(log).containsExactly("12:10", "12:20");
  }

  @Test
  void itRefusesToMoveBackAndStaysWhereItIs() {
    clock.run(List.of(every("minute", MINUTE)), () -> {});

    assertThatThrownBy(() -> clock.to(START.minusMillis(1)))
        .isInstanceOf(ClockMovesBackException.class)
        .hasMessageContaining("does not move back");
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(ClockMovesBackException.class);
    assertThat(clock.instant()).isEqualTo(START);
    assertThat(log).isEmpty();
  }

  @Test
  void whenSettlingFailsItGoesOnFromTheStepItHadReached() {
    clock.run(
        List.of(every("minute", MINUTE)),
        () -> {
          if (log.size() == 2) {
            throw new IllegalStateException("not at rest");
          }
        });

    assertThatThrownBy(() -> clock.advance(Duration.ofHours(1))).hasMessage("not at rest");
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-01T12:02:00Z"));
  }

  @Test
  void howFarItIsFromRealTimeIsKeptAfterEachMove() {
    clock.run(List.of(), () -> {});

    clock.advance(Duration.ofHours(1));

    assertThat(real.get().plus(kept.get())).isEqualTo(START.plus(Duration.ofHours(1)));
  }

  @Test
  void inRealTimeAScheduleFiresWhenItsInstantComes() throws InterruptedException {
    LocalClock quick =
        new LocalClock(Instant.parse("2026-03-01T12:00:59.800Z"), Instant::now, offset -> {});
    try {
      List<Instant> fired = Collections.synchronizedList(new ArrayList<>());
      quick.run(List.of(new Firing("m", MINUTE, fired::add, Firing.Lookahead.none())), () -> {});
      for (int i = 0; i < 100 && fired.isEmpty(); i++) {
        Thread.sleep(50);
      }

      assertThat(fired).hasSize(1);
      assertThat(fired.getFirst())
          .isBetween(Instant.parse("2026-03-01T12:01:00Z"), Instant.parse("2026-03-01T12:01:05Z"));
    } finally {
      quick.close();
    }
  }
}
