package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The smaller parts of a policy.
class PolicyTest {
  private static final Policy STANDARD = Policy.standard();
  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

  @Test
  void aClosedPolicyStopsEverythingAndSaysWhy() {
    Policy closed = Policy.closed("policy.yaml cannot be read");

    assertThat(closed.isClosed()).isTrue();
    assertThat(Channel.values()).allMatch(closed.stop()::stops);
    assertThat(closed.stop().why()).isEqualTo("policy.yaml cannot be read");
    assertThat(closed.hash()).isNotEqualTo(STANDARD.hash());
  }

  @Test
  void aKillSwitchStopsWhatItNames() {
    KillSwitch stop = new KillSwitch(false, "", EnumSet.of(Channel.SMS), Set.of("cart-trouble"));

    assertThat(stop.stops("cart-trouble")).isTrue();
    assertThat(stop.stops("cart-trouble.all-clear")).isTrue();
    assertThat(stop.stops("import-struggle")).isFalse();
    assertThat(stop.stops(Channel.SMS)).isTrue();
    assertThat(stop.stops(Channel.EMAIL)).isFalse();
    assertThat(KillSwitch.OFF.stops("cart-trouble")).isFalse();
  }

  @Test
  void theHoldoutLeavesNobodyOutOfSecurityAndService() {
    Policy some = withHoldout(0.1);

    assertThat(some.holdout(Purpose.SECURITY)).isZero();
    assertThat(some.holdout(Purpose.SERVICE)).isZero();
    assertThat(some.holdout(Purpose.HELP)).isEqualTo(0.1);
    assertThat(some.holdout(Purpose.MARKETING)).isEqualTo(0.1);
    assertThatThrownBy(() -> withHoldout(0.51)).hasMessageContaining("0 to 0.5");
    assertThatThrownBy(() -> withHoldout(Double.NaN)).hasMessageContaining("0 to 0.5");
  }

  private static Policy withHoldout(double share) {
    return new Policy(
        "test",
        STANDARD.consent(),
        STANDARD.caps(),
        STANDARD.quiet(),
        STANDARD.fatigue(),
        STANDARD.rest(),
        STANDARD.surge(),
        STANDARD.heart(),
        STANDARD.budgets(),
        STANDARD.ceilings(),
        STANDARD.audience(),
        STANDARD.arbitration(),
        STANDARD.stop(),
        share,
        STANDARD.brand(),
        STANDARD.braking());
  }

  // At least 20 customers and three times as many as usual.
  @ParameterizedTest
  @CsvSource({
    "19, 0, false",
    "20, 0, true",
    "20, 6.6, true",
    "20, 6.7, false",
    "40, 13.3, true",
    "40, 13.4, false"
  })
  void aSurgeIsManyAndManyMoreThanUsual(long customers, double usual, boolean surge) {
    assertThat(STANDARD.surge().isSurge(customers, usual)).isEqualTo(surge);
  }

  // Five in a row without a reaction, the last two days ago: rest for 14 days after it.
  @ParameterizedTest
  @CsvSource({
    "5, , HELP, true",
    "4, , HELP, false",
    "6, 2026-02-27T00:00:00Z, HELP, false",
    "6, 2026-02-25T00:00:00Z, HELP, true",
    "9, , SERVICE, false",
  })
  void whoDoesNotReactIsLeftAlone(
      int sent, @Nullable Instant reacted, Purpose purpose, boolean rests) {
    List<Contact> contacts =
        IntStream.range(0, sent)
            .mapToObj(i -> contact(NOW.minus(Duration.ofDays(2 + i)), purpose))
            .toList();

    assertThat(STANDARD.fatigue().restsUntil(contacts, reacted, NOW))
        .isEqualTo(rests ? Optional.of(NOW.plus(Duration.ofDays(12))) : Optional.empty());
  }

  @Test
  void whatACustomerCouldNotReactToYetIsNotIgnored() {
    List<Contact> today =
        IntStream.range(0, 5)
            .mapToObj(i -> contact(NOW.minus(Duration.ofHours(i)), Purpose.HELP))
            .toList();

    assertThat(STANDARD.fatigue().restsUntil(today, null, NOW)).isEmpty();
    assertThat(STANDARD.fatigue().restsUntil(today, null, NOW.plus(Duration.ofHours(24))))
        .contains(NOW.plus(Duration.ofDays(14)));
    assertThat(STANDARD.fatigue().restsUntil(today, null, NOW.plus(Duration.ofDays(14))))
        .as("the rest is over")
        .isEmpty();
  }

  private static Contact contact(Instant at, Purpose purpose) {
    return new Contact(at, Set.of(Channel.EMAIL), "tips", purpose, true, 1);
  }

  // A lead of ten minutes before the start; the end does not belong to it.
  @ParameterizedTest
  @CsvSource({
    "PT-10M-0.001S, false",
    "PT-10M, true",
    "PT0S, true",
    "PT59M59S, true",
    "PT1H, false"
  })
  void failuresBelongToAnIncidentFromItsLeadToItsEnd(Duration sinceStart, boolean belongs) {
    assertThat(STANDARD.rest().covers(NOW.plus(sinceStart), NOW, NOW.plus(Duration.ofHours(1))))
        .isEqualTo(belongs);
  }

  @Test
  void aBudgetBeginsAnewWithItsSpan() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Instant night = Instant.parse("2026-01-01T22:59:59Z");
    Budget day = new Budget(50, true, Channel.SMS, Budget.Span.DAY);
    Budget week = new Budget(50, false, null, Budget.Span.WEEK);

    assertThat(day.counter("x", night, berlin)).isEqualTo("trigger x sms day 2026-01-01");
    assertThat(day.counter("x", day.ends(night, berlin), berlin))
        .isEqualTo("trigger x sms day 2026-01-02");
    assertThat(week.counter("x", night, berlin)).isEqualTo("all week 2026-1");
    assertThat(week.ends(night, berlin)).isEqualTo(Instant.parse("2026-01-04T23:00:00Z"));
    assertThat(new Budget(1, false, null, Budget.Span.MONTH).counter("x", night, berlin))
        .isEqualTo("all month 2026-01");
    assertThat(new Budget(1, false, null, Budget.Span.TOTAL).ends(night, berlin))
        .isEqualTo(Instant.MAX);
    assertThat(day.concerns(Channel.EMAIL)).isFalse();
    assertThat(week.concerns(Channel.EMAIL)).isTrue();
  }

  @Test
  void serviceOutweighsMarketingWhateverTheUrgency() {
    Arbitration arbitration = STANDARD.arbitration();

    assertThat(arbitration.score(Purpose.SERVICE, Urgency.NORMAL, 1)).isEqualTo(4);
    assertThat(arbitration.score(Purpose.HELP, Urgency.HIGH, 3)).isEqualTo(12);
    assertThat(arbitration.score(Purpose.SERVICE, Urgency.LOW, 1))
        .isGreaterThanOrEqualTo(arbitration.score(Purpose.MARKETING, Urgency.HIGH, 1));
  }
}
