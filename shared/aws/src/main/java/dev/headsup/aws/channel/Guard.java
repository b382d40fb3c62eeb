package dev.headsup.aws.channel;

import dev.headsup.engine.outreach.ChannelSender.Result;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands around one provider, so that a provider in trouble, or a flood of ours, costs little and
/// never breaks the provider's limits. What it does not let through is certainly not sent.
///
/// In order: at most [Limits#atOnce] attempts at once (bulkhead); at most [Limits#perSecond] begin
/// in a second, and one waits up to [#WAIT] for its turn (rate limiter); after half of the last 20
/// attempts failed, none is made for [#REST], then one to try (circuit breaker, from 10 attempts
/// on); an attempt is given up after [#PATIENCE] (time limiter), a little longer than the SDK's own
/// 8 seconds, so that this is only the second net. All together stay below the 10 seconds that a
/// sender may take. Safe for use by many threads.
public final class Guard {
  /// How long an attempt waits for its turn at most.
  public static final Duration WAIT = Duration.ofMillis(1_200);

  /// How long an attempt may take at most.
  public static final Duration PATIENCE = Duration.ofMillis(8_500);

  /// How long a provider in trouble is left alone.
  public static final Duration REST = Duration.ofSeconds(30);

  /// How the log names a provider that is left alone; infra/alarms.yaml counts the lines with it.
  public static final String LEFT_ALONE = "A provider is in trouble and left alone for a while";

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final String provider;
  private final Bulkhead bulkhead;
  private final RateLimiter rate;
  private final CircuitBreaker breaker;
  private final TimeLimiter timer;
  private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();

  /// The limits of one worker; all workers together must stay below the provider's limit.
  ///
  /// @param perSecond how many attempts begin in a second, at least 1
  /// @param atOnce how many attempts run at once, at least 1
  public record Limits(int perSecond, int atOnce) {}

  /// @param provider as people call it, for example `SES`
  /// @param clock tells when a provider in trouble has rested
  public Guard(String provider, Limits limits, InstantSource clock) {
    this.provider = provider;
    bulkhead =
        Bulkhead.of(
            provider,
            BulkheadConfig.custom()
                .maxConcurrentCalls(limits.atOnce())
                .maxWaitDuration(Duration.ZERO)
                .build());
    rate =
        RateLimiter.of(
            provider,
            RateLimiterConfig.custom()
                .limitForPeriod(limits.perSecond())
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(WAIT)
                .build());
    breaker =
        CircuitBreaker.of(
            provider,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordResult(Guard::isTrouble)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(event -> {
          if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
            LOG.warn("{}: {}", LEFT_ALONE, provider);
          }
        });
    timer =
        TimeLimiter.of(
            provider,
            TimeLimiterConfig.custom().timeoutDuration(PATIENCE).cancelRunningFuture(true).build());
  }

  /// A refusal is about the message; everything else that is not an acceptance is about the
  /// provider.
  private static boolean isTrouble(Object result) {
    return result instanceof Result.NotSent || result instanceof Result.Unknown;
  }

  /// Makes one attempt, or none; never throws.
  Result attempt(Supplier<Result> send) {
    try {
      return bulkhead.executeSupplier(
          () -> rate.executeSupplier(() -> breaker.executeSupplier(() -> inTime(send))));
    } catch (BulkheadFullException full) {
      return new Result.NotSent("too many messages to " + provider + " at once");
    } catch (RequestNotPermitted fast) {
      return new Result.NotSent("too many messages to " + provider + " in a second");
    } catch (CallNotPermittedException open) {
      return new Result.NotSent(provider + " is in trouble and left alone for a while");
    }
  }

  private Result inTime(Supplier<Result> send) {
    try {
      return timer.executeFutureSupplier(() -> attempts.submit(send::get));
    } catch (TimeoutException late) {
      return new Result.Unknown(provider + " did not answer in " + PATIENCE.toMillis() + " ms");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Result.Unknown("stopped while " + provider + " was asked");
    } catch (Exception unexpected) {
      return new Result.Unknown("an attempt with " + provider + " broke: " + unexpected);
    }
  }
}
