package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.ConsentRule.Answer;
import dev.headsup.engine.policy.ConsentRule.Needs;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentRuleTest {
  private static final ConsentRule STANDARD = ConsentRule.STANDARD;

  private static Optional<Grant> word(Status status, boolean confirmed) {
    return Optional.of(
        new Grant(
            status, "test", Instant.EPOCH, new Proof("consent", "v3", "checkbox", confirmed)));
  }

  // L1 and L23: what needs a yes where a policy says nothing.
  @ParameterizedTest
  @CsvSource({
    "SECURITY, EMAIL, ALLOWED",
    "SECURITY, SMS, MISSING",
    "SECURITY, INBOX, ALLOWED",
    "SERVICE, EMAIL, ALLOWED",
    "SERVICE, SMS, MISSING",
    "SERVICE, INBOX, ALLOWED",
    "HELP, EMAIL, MISSING",
    "HELP, SMS, MISSING",
    "HELP, INBOX, MISSING",
    "MARKETING, EMAIL, MISSING",
    "MARKETING, SMS, MISSING",
    "MARKETING, INBOX, MISSING",
  })
  void withoutAWordOnlyServiceAndSecurityMaySpeak(
      Purpose purpose, Channel channel, Answer silence) {
    assertThat(STANDARD.ask(purpose, channel, Optional.empty())).isEqualTo(silence);
    assertThat(STANDARD.ask(purpose, channel, word(Status.GRANTED, false)))
        .isEqualTo(Answer.ALLOWED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"DENIED", "REVOKED"})
  void aNoIsRespectedForEverything(Status no) {
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : Channel.values()) {
        assertThat(STANDARD.ask(purpose, channel, word(no, true))).isEqualTo(Answer.REFUSED);
      }
    }
  }

  // L1: time, source, the text that was read, and how it was signed; without any of it, no.
  @ParameterizedTest
  @CsvSource({
    "v3, checkbox, ALLOWED",
    "'', checkbox, UNWRITTEN",
    "v3, '', UNWRITTEN",
    "' ', ' ', UNWRITTEN"
  })
  void aTextMessageOfHelpOrMarketingNeedsAWrittenYes(String text, String signature, Answer answer) {
    Optional<Grant> yes =
        Optional.of(
            new Grant(Status.GRANTED, "test", Instant.EPOCH, new Proof("", text, signature, true)));
    ConsentRule twice =
        new ConsentRule(Map.of(new Scope(Purpose.HELP, Channel.SMS), Needs.CONFIRMED));

    assertThat(STANDARD.ask(Purpose.HELP, Channel.SMS, yes)).isEqualTo(answer);
    assertThat(STANDARD.ask(Purpose.MARKETING, Channel.SMS, yes)).isEqualTo(answer);
    assertThat(twice.ask(Purpose.HELP, Channel.SMS, yes)).isEqualTo(answer);
    assertThat(STANDARD.ask(Purpose.SERVICE, Channel.SMS, yes)).isEqualTo(Answer.ALLOWED);
    assertThat(STANDARD.ask(Purpose.HELP, Channel.EMAIL, yes)).isEqualTo(Answer.ALLOWED);
  }

  @Test
  void whatMustBeConfirmedNeedsMoreThanAYes() {
    ConsentRule twice =
        new ConsentRule(Map.of(new Scope(Purpose.HELP, Channel.EMAIL), Needs.CONFIRMED));

    assertThat(twice.ask(Purpose.HELP, Channel.EMAIL, word(Status.GRANTED, false)))
        .isEqualTo(Answer.UNCONFIRMED);
    assertThat(twice.ask(Purpose.HELP, Channel.EMAIL, word(Status.GRANTED, true)))
        .isEqualTo(Answer.ALLOWED);
    assertThat(twice.ask(Purpose.HELP, Channel.SMS, word(Status.GRANTED, false)))
        .isEqualTo(Answer.ALLOWED);
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
