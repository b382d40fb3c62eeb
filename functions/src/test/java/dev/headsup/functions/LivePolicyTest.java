package dev.headsup.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.configuration.ContentHash;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.engine.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LivePolicyTest {
  private static final DocumentName NAME = DocumentName.single(Kind.POLICY);
  private static final String GOOD = "headsup: policy/v1\nholdout: 5%\n";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));
  private final AtomicReference<Optional<Stored>> stored =
      new AtomicReference<>(Optional.<Stored>empty());
  private final AtomicInteger reads = new AtomicInteger();
  private final LivePolicy live = new LivePolicy(this::read, now::get);

  private Optional<Stored> read() {
    reads.incrementAndGet();
    return stored.get();
  }

  private static Stored document(String text) {
    Map<String, String> files = Map.of("policy.yaml", text);
    return new Document(NAME, 1, ContentHash.of(files), files, false, "ana", Instant.EPOCH, "");
  }

  private static Stored damaged() {
    return new Stored.Damaged(NAME, 2, true, "it has a form of a newer Headsup");
  }

  private void later(Duration after) {
    now.updateAndGet(at -> at.plus(after));
  }

  @Test
  void withoutADocumentTheStandardPolicyHolds() {
    assertThat(live.now()).isEqualTo(Policy.standard());
  }

  @Test
  void whatIsStoredHoldsAfterHalfAMinuteAndNotBefore() {
    live.now();
    stored.set(Optional.of(document(GOOD)));

    later(Duration.ofSeconds(29));
    assertThat(live.now().holdout()).isZero();
    later(Duration.ofSeconds(1));
    assertThat(live.now().holdout()).isEqualTo(0.05);
    assertThat(reads).hasValue(2);
  }

  @Test
  void aDamagedOneLeavesTheLastGoodVersionInForce() {
    stored.set(Optional.of(document(GOOD)));
    live.now();
    for (Stored bad : new Stored[] {damaged(), document("headsup: policy/v9\n"), damaged()}) {
      stored.set(Optional.of(bad));
      later(Duration.ofMinutes(1));

      assertThat(live.now().holdout()).isEqualTo(0.05);
      assertThat(live.now().stop().all()).isFalse();
    }
    stored.set(Optional.of(document("headsup: policy/v1\nholdout: 1%\n")));
    later(Duration.ofMinutes(1));
    assertThat(live.now().holdout()).as("it is mended").isEqualTo(0.01);
  }

  @Test
  void aDamagedOneWithNoEarlierVersionSendsNothingUntilItIsMended() {
    stored.set(Optional.of(damaged()));

    assertThat(live.now().stop().all()).isTrue();
    assertThat(live.now().stop().why()).isEqualTo("the policy cannot be read");
    later(Duration.ofMinutes(1));
    assertThat(live.now().stop().all()).isTrue();

    stored.set(Optional.of(document(GOOD)));
    later(Duration.ofMinutes(1));
    assertThat(live.now().stop().all()).isFalse();
  }

  @Test
  void theStandardPolicyIsNoEarlierVersionOfADamagedOne() {
    live.now();
    stored.set(Optional.of(damaged()));
    later(Duration.ofMinutes(1));

    assertThat(live.now().stop().all()).isTrue();
  }

  @Test
  void aRemovedOneIsTheStandardPolicyAgain() {
    stored.set(Optional.of(document(GOOD)));
    live.now();
    stored.set(Optional.empty());
    later(Duration.ofMinutes(1));

    assertThat(live.now()).isEqualTo(Policy.standard());
  }

  @Test
  void aStoreThatDoesNotAnswerIsAFailureAndNoPolicy() {
    LivePolicy broken =
        new LivePolicy(
            () -> {
              throw new IllegalStateException("no answer");
            },
            now::get);

    assertThatThrownBy(broken::now).hasMessage("no answer");
  }
}
