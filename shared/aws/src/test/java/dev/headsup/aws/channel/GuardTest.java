package dev.headsup.aws.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.outreach.ChannelSender.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What the guard lets through, and what it says of the rest: what a provider in trouble is asked
/// (R3), and how fast it is asked.
class GuardTest {
  private static final Result ACCEPTED = new Result.Accepted("p-1");

  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = Letters.NOON;
  private final InstantSource clock = () -> now;

  private Result asking(Guard guard, Result answer) {
    return guard.attempt(() -> {
      asked.incrementAndGet();
      return answer;
    });
  }

  @Test
  void aProviderInTroubleIsLeftAloneAndTriedAgainAfterItsRest() {
    Guard guard = new Guard("SES", new Guard.Limits(1_000, 10), clock);
    for (int i = 0; i < 10; i++) {
      asking(guard, new Result.Unknown("no answer"));
    }

    assertThat(asking(guard, ACCEPTED))
        .isEqualTo(new Result.NotSent("SES is in trouble and left alone for a while"));
    assertThat(asked).hasValue(10);

    now = now.plus(Guard.REST).plusMillis(1);
    for (int i = 0; i < 12; i++) {
      assertThat(asking(guard, ACCEPTED)).isEqualTo(ACCEPTED);
    }
  }

  /// R3
  @Test
  void afterItsRestOneIsTriedAndAnotherRestFollows() {
    Guard guard = new Guard("SES", new Guard.Limits(1_000, 10), clock);
    for (int i = 0; i < 10; i++) {
      asking(guard, new Result.NotSent("away"));
    }
    for (int rest = 1; rest <= 5; rest++) {
      now = now.plus(Guard.REST).plusMillis(1);
      for (int i = 0; i < 4; i++) {
        asking(guard, new Result.NotSent("away"));
      }
      assertThat(asked).hasValue(10 + rest);
    }
  }

  @Test
  void refusalsSayNothingAgainstTheProvider() {
    Guard guard = new Guard("SES", new Guard.Limits(1_000, 10), clock);
    for (int i = 0; i < 40; i++) {
      asking(guard, new Result.Refused("no such address"));
    }

    assertThat(asking(guard, ACCEPTED)).isEqualTo(ACCEPTED);
  }

  @Test
  void theRateIsOursAndAMessageWaitsOnlyAMoment() {
    Guard guard = new Guard("SES", new Guard.Limits(5, 100), clock);
    Instant start = Instant.now();
    AtomicInteger notSent = new AtomicInteger();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        Future<?> started =
            pool.submit(() -> {
              if (asking(guard, ACCEPTED) instanceof Result.NotSent) {
                notSent.incrementAndGet();
              }
            });
        assertThat(started).isNotNull();
      }
    }
    Duration took = Duration.between(start, Instant.now());

    assertThat(took).isLessThan(Duration.ofSeconds(4));
    assertThat(asked.get()).isBetween(5, 15);
    assertThat(asked.get() + notSent.get()).isEqualTo(40);
  }

  @Test
  void noMoreThanTheAgreedNumberRunsAtOnce() throws Exception {
    Guard guard = new Guard("SNS", new Guard.Limits(1_000, 1), clock);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Result> first =
          pool.submit(() ->
              guard.attempt(() -> {
                inside.countDown();
                awaitQuietly(leave);
                return ACCEPTED;
              }));
      inside.await();

      assertThat(asking(guard, ACCEPTED))
          .isEqualTo(new Result.NotSent("too many messages to SNS at once"));
      leave.countDown();
      assertThat(first.get()).isEqualTo(ACCEPTED);
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void aBrokenAttemptIsUnknownAndNotThrown() {
    Guard guard = new Guard("SNS", new Guard.Limits(1_000, 1), clock);

    Result result =
        guard.attempt(() -> {
          throw new IllegalStateException("a bug");
        });

    assertThat(result).isInstanceOf(Result.Unknown.class);
    assertThat(result.toString()).contains("a bug");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
