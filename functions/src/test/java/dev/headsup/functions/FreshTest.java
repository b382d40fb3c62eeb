package dev.headsup.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FreshTest {
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private boolean broken;
  private final AtomicInteger reads = new AtomicInteger();
  private final Fresh<Integer> number =
      new Fresh<>(Duration.ofSeconds(30), () -> now, before -> read());

  private int read() {
    if (broken) {
      throw new IllegalStateException("The store does not answer");
    }
    return reads.incrementAndGet();
  }

  @Test
  void itIsReadAgainWhenItIsOldAndNotBefore() {
    assertThat(number.get()).isEqualTo(1);
    now = now.plusSeconds(29);
    assertThat(number.get()).isEqualTo(1);
    now = now.plusSeconds(1);
    assertThat(number.get()).isEqualTo(2);
  }

  @Test
  void aClockThatWasPutBackDoesNotKeepItForLong() {
    number.get();
    now = now.minus(Duration.ofDays(1));
    assertThat(number.get()).isEqualTo(2);
  }

  @Test
  void whoAsksWhileItCannotBeReadHearsOfItAndTheNextReadsAgain() {
    number.get();
    now = now.plusSeconds(60);
    broken = true;
    assertThatThrownBy(number::get).hasMessage("The store does not answer");
    broken = false;
    assertThat(number.get()).isEqualTo(2);
  }

  @Test
  void whatIsForgottenIsReadAgain() {
    number.get();
    number.forget();
    assertThat(number.get()).isEqualTo(2);
  }
}
