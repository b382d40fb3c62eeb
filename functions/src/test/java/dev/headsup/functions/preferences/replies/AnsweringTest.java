package dev.headsup.functions.preferences.replies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Policy;
import dev.headsup.functions.memory.MemoryAddresses;
import dev.headsup.functions.memory.MemoryProfiles;
import dev.headsup.functions.preferences.replies.Answering.Outcome;
import dev.headsup.functions.preferences.replies.Answering.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AnsweringTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String PHONE = "+12025550123";
  private static final CustomerId ANA = new CustomerId("ana");

  private final MemoryProfiles profiles = new MemoryProfiles();
  private final MemoryAddresses addresses = new MemoryAddresses();
  private final List<String> queued = new ArrayList<>();
  private Instant now = NOON;
  private final Answering answering =
      new Answering(profiles, addresses, Policy::standard, queued::addAll, () -> now);

  @BeforeEach
  void anaWasWrittenTo() {
    addresses.writtenTo(AddressHash.of(Channel.SMS, PHONE), ANA, NOON);
    Consent yes =
        new Consent(
            Map.of(
                new Scope(Purpose.SERVICE, Channel.SMS),
                new Grant(Status.GRANTED, "form", NOON.minusSeconds(9)),
                new Scope(Purpose.HELP, Channel.INBOX),
                new Grant(Status.GRANTED, "form", NOON.minusSeconds(9))));
    profiles.add(new Known(Profile.unknown(ANA), yes, 1));
  }

  private Known ana() {
    return profiles.load(List.of(ANA)).getOrDefault(ANA, Known.nothing(ANA));
  }

  private Outcome text(String words) {
    return answering.text(PHONE, new Reply(Channel.SMS, "id-1", words, now));
  }

  /// L2 and L3: the number is on the list at once, and exactly one text confirms it.
  @Test
  void ofAThousandStopsOneIsConfirmedAndTheNumberIsNeverWrittenToAgain() {
    int confirmed = 0;
    for (int i = 0; i < 1_000; i++) {
      now = now.plusSeconds(1);
      confirmed += text("STOP").answer().isPresent() ? 1 : 0;
    }

    assertThat(confirmed).isEqualTo(1);
    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, "+1 202 555 0123"))).isTrue();
    for (Purpose purpose : Purpose.values()) {
      assertThat(ana().consent().allows(purpose, Channel.SMS)).isFalse();
    }
    assertThat(queued).isEmpty();
  }

  @Test
  void aStopThatComesLateIsHonouredAndNotConfirmed() {
    Reply late = new Reply(Channel.SMS, "id-1", "stop", now.minus(Duration.ofMinutes(6)));

    assertThat(answering.text(PHONE, late).answer()).isEmpty();
    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, PHONE))).isTrue();
  }

  @Test
  void aStopFromANumberThatNobodyKnowsIsHonoured() {
    answering.text("+12025550199", new Reply(Channel.SMS, "id-1", "stop", now));

    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, "+12025550199"))).isTrue();
  }

  @Test
  void helpIsAnsweredWithNameAndWayOutAlsoAfterAStop() {
    text("STOP");

    assertThat(text("HELP").answer())
        .hasValueSatisfying(words -> assertThat(words).contains("Headsup", "STOP"));
  }

  @Test
  void whatIsDoubtfulPausesAndGoesToAPerson() {
    Outcome outcome = text("don't stop");

    assertThat(outcome.meaning()).isEqualTo(Meaning.DOUBTFUL);
    assertThat(ana().preferences().isPaused(now.plus(Duration.ofDays(29)))).isTrue();
    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, PHONE))).isFalse();
    assertThat(queued).singleElement().asString().contains("\"wants_person\":true");
  }

  @Test
  void whatIsStillBrokenGoesToAPersonWithoutItsWords() {
    assertThat(text("still broken, my tulip import").answer()).isEmpty();

    assertThat(queued)
        .singleElement()
        .asString()
        .contains("headsup:contact", "\"wants_person\":true", "\"userId\":\"ana\"")
        .doesNotContain("tulip");
  }

  @Test
  void startLiftsTheStopForTheServiceAlone() {
    text("STOP");
    now = now.plusSeconds(60);
    text("START");

    assertThat(addresses.isSuppressed(AddressHash.of(Channel.SMS, PHONE))).isFalse();
    assertThat(ana().consent().allows(Purpose.SERVICE, Channel.SMS)).isTrue();
    assertThat(ana().consent().allows(Purpose.HELP, Channel.SMS)).isFalse();
    assertThat(ana().preferences().suppressed()).isEmpty();
  }

  @Test
  void aStopInTheInboxStopsHelpAndOffersThere() {
    answering.inbox(ANA, new Reply(Channel.INBOX, "item-1", "stop these", now));

    assertThat(ana().consent().allows(Purpose.HELP, Channel.INBOX)).isFalse();
    assertThat(ana().consent().allows(Purpose.SERVICE, Channel.INBOX)).isTrue();

    answering.inbox(ANA, new Reply(Channel.INBOX, "item-1", "still broken", now));
    assertThat(queued).hasSize(1);
  }
}
