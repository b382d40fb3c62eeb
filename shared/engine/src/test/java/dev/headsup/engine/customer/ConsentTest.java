package dev.headsup.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConsentTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments(Purpose.SECURITY, Channel.EMAIL, null, true),
        arguments(Purpose.SERVICE, Channel.EMAIL, null, true),
        arguments(Purpose.SERVICE, Channel.EMAIL, Status.DENIED, false),
        arguments(Purpose.SERVICE, Channel.SMS, null, false),
        arguments(Purpose.SECURITY, Channel.SMS, null, false),
        arguments(Purpose.SERVICE, Channel.SMS, Status.GRANTED, true),
        arguments(Purpose.HELP, Channel.EMAIL, null, false),
        arguments(Purpose.HELP, Channel.EMAIL, Status.GRANTED, true),
        arguments(Purpose.HELP, Channel.EMAIL, Status.REVOKED, false),
        arguments(Purpose.HELP, Channel.INBOX, null, false),
        arguments(Purpose.MARKETING, Channel.INBOX, Status.DENIED, false),
        arguments(Purpose.MARKETING, Channel.SMS, Status.GRANTED, true));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void allowsAsTheTableSays(
      Purpose purpose, Channel channel, @Nullable Status word, boolean allowed) {
    Consent consent = word == null ? Consent.NONE : said(purpose, channel, word, MONDAY);
    assertThat(consent.allows(purpose, channel)).isEqualTo(allowed);
  }

  @Test
  void theNewestWordCountsInWhateverOrderTheyArrive() {
    Consent yes = said(Purpose.HELP, Channel.EMAIL, Status.GRANTED, MONDAY);
    Consent no = said(Purpose.HELP, Channel.EMAIL, Status.REVOKED, MONDAY.plusSeconds(1));
    assertThat(yes.merge(no)).isEqualTo(no).isEqualTo(no.merge(yes));
  }

  @Test
  void atTheSameInstantANoOutweighsAYes() {
    Consent yes = said(Purpose.HELP, Channel.EMAIL, Status.GRANTED, MONDAY);
    Consent no = said(Purpose.HELP, Channel.EMAIL, Status.DENIED, MONDAY);
    assertThat(yes.merge(no)).isEqualTo(no).isEqualTo(no.merge(yes));
  }

  private static Consent said(Purpose purpose, Channel channel, Status word, Instant at) {
    return new Consent(Map.of(new Scope(purpose, channel), new Grant(word, "form", at)));
  }
}
