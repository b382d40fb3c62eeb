package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.ConsentRule.Needs;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentRuleTest {
  private static final Proof SIGNED = new Proof("consent", "v3", "checkbox", false);

  private static Optional<Grant> word(Status status) {
    return Optional.of(new Grant(status, "test", Instant.EPOCH, SIGNED));
  }

  // L1 and L23: what needs a yes where a policy says nothing.
  @ParameterizedTest
  @CsvSource({
    "SECURITY, EMAIL, false",
    "SECURITY, SMS, true",
    "SECURITY, INBOX, false",
    "SERVICE, EMAIL, false",
    "SERVICE, SMS, true",
    "SERVICE, INBOX, false",
    "HELP, EMAIL, true",
    "HELP, SMS, true",
    "HELP, INBOX, true",
    "MARKETING, EMAIL, true",
    "MARKETING, SMS, true",
    "MARKETING, INBOX, true",
  })
  void withoutAWordOnlyServiceAndSecurityMaySpeak(
      Purpose purpose, Channel channel, boolean needsYes) {
    ConsentRule rule = ConsentRule.STANDARD;

    assertThat(rule.allows(purpose, channel, Optional.empty(), false)).isEqualTo(!needsYes);
    assertThat(rule.allows(purpose, channel, word(Status.GRANTED), false)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"DENIED", "REVOKED"})
  void aNoIsRespectedForEverything(Status no) {
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : Channel.values()) {
        assertThat(ConsentRule.STANDARD.allows(purpose, channel, word(no), true)).isFalse();
      }
    }
  }

  // L1: time, source, the text that was read, and how it was signed; without any of it, no.
  @ParameterizedTest
  @CsvSource({"v3, checkbox, true", "'', checkbox, false", "v3, '', false", "' ', ' ', false"})
  void aTextMessageOfHelpOrMarketingNeedsAWrittenYes(String text, String signature, boolean may) {
    Optional<Grant> yes =
        Optional.of(
            new Grant(
                Status.GRANTED, "test", Instant.EPOCH, new Proof("", text, signature, false)));
    ConsentRule twice =
        new ConsentRule(Map.of(new Scope(Purpose.HELP, Channel.SMS), Needs.CONFIRMED));

    assertThat(ConsentRule.STANDARD.allows(Purpose.HELP, Channel.SMS, yes, true)).isEqualTo(may);
    assertThat(ConsentRule.STANDARD.allows(Purpose.MARKETING, Channel.SMS, yes, true))
        .isEqualTo(may);
    assertThat(twice.allows(Purpose.HELP, Channel.SMS, yes, true)).isEqualTo(may);
    assertThat(ConsentRule.STANDARD.allows(Purpose.SERVICE, Channel.SMS, yes, false)).isTrue();
    assertThat(ConsentRule.STANDARD.allows(Purpose.HELP, Channel.EMAIL, yes, false)).isTrue();
  }

  @Test
  void whatMustBeConfirmedNeedsMoreThanAYes() {
    ConsentRule twice =
        new ConsentRule(Map.of(new Scope(Purpose.HELP, Channel.EMAIL), Needs.CONFIRMED));

    assertThat(twice.allows(Purpose.HELP, Channel.EMAIL, word(Status.GRANTED), false)).isFalse();
    assertThat(twice.allows(Purpose.HELP, Channel.EMAIL, word(Status.GRANTED), true)).isTrue();
    assertThat(twice.allows(Purpose.HELP, Channel.SMS, word(Status.GRANTED), false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "SECURITY, SMS, YES",
    "HELP, SMS, WRITTEN",
    "MARKETING, SMS, WRITTEN",
    "HELP, EMAIL, YES",
    "MARKETING, EMAIL, YES",
    "HELP, INBOX, NOTHING",
    "SERVICE, EMAIL, NOTHING",
  })
  void noPolicyCanAskForLessThanTheLaw(Purpose purpose, Channel channel, Needs least) {
    for (Needs needs : Needs.values()) {
      Map<Scope, Needs> said = Map.of(new Scope(purpose, channel), needs);
      if (needs.compareTo(least) < 0) {
        assertThatThrownBy(() -> new ConsentRule(said)).hasMessageContaining("needs " + least);
      } else {
        assertThat(new ConsentRule(said).needs(purpose, channel)).isEqualTo(needs);
      }
    }
  }
}
