package dev.headsup.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

  @Test
  void aYesThatWasConfirmedStaysSoWhenItIsOnlySaidAgain() {
    Consent confirmed = confirmed(MONDAY);
    Consent again = said(Purpose.HELP, Channel.EMAIL, Status.GRANTED, MONDAY.plusSeconds(9));
    Consent no = said(Purpose.HELP, Channel.EMAIL, Status.REVOKED, MONDAY.plusSeconds(5));

    assertThat(confirmed.merge(again)).isEqualTo(confirmed);
    assertThat(again.merge(confirmed(MONDAY.plusSeconds(10)))).isNotEqualTo(again);
    assertThat(confirmed.merge(no).merge(again)).isEqualTo(again);
    assertThat(confirmed.merge(again).merge(no).allows(Purpose.HELP, Channel.EMAIL)).isFalse();
  }

  private static Consent confirmed(Instant at) {
    Grant word = new Grant(Status.GRANTED, "form", at, new Proof("consent", "1", "link", true));
    return new Consent(Map.of(new Scope(Purpose.HELP, Channel.EMAIL), word));
  }

  /// L29 of the rules: whatever the order in which they arrive, the last word by time stands, and a
  /// no at the same instant outweighs a yes.
  @Test
  void ofAHundredThousandWordsTheLastStandsInEveryOrder() {
    Random chance = new Random(29);
    List<Grant> words = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      Status status = List.of(Status.GRANTED, Status.DENIED, Status.REVOKED).get(chance.nextInt(3));
      Instant at = MONDAY.plusMillis(chance.nextInt(20_000));
      words.add(new Grant(status, "form-" + chance.nextInt(3), at));
    }
    Instant last = words.stream().map(Grant::at).max(Comparator.naturalOrder()).orElseThrow();
    boolean noAtTheEnd =
        words.stream().anyMatch(word -> word.at().equals(last) && word.status() != Status.GRANTED);
    Set<Consent> ends = new HashSet<>();
    for (int order = 0; order < 5; order++) {
      Collections.shuffle(words, chance);
      Consent consent = Consent.NONE;
      for (Grant word : words) {
        consent = consent.merge(new Consent(Map.of(new Scope(Purpose.HELP, Channel.EMAIL), word)));
      }
      ends.add(consent);
    }

    assertThat(ends).hasSize(1);
    Consent end = ends.iterator().next();
    assertThat(end.on(Purpose.HELP, Channel.EMAIL).map(Grant::at)).contains(last);
    assertThat(end.allows(Purpose.HELP, Channel.EMAIL)).isEqualTo(!noAtTheEnd);
  }

  private static Consent said(Purpose purpose, Channel channel, Status word, Instant at) {
    return new Consent(Map.of(new Scope(purpose, channel), new Grant(word, "form", at)));
  }
}
