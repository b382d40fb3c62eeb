package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.engine.brake.Brake;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.decision.Health.Sign;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Signal.TimerFired;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// G3, G2 and G9 through the function that decides: ramp, breakers, the yes of a second person, and
/// watching first.
class BrakesTest {
  private static final String VERSION = Brake.of(Shop.OFFER);

  private final Shop shop = new Shop();

  @BeforeEach
  void anOfferIsHeldByTheRamp() {
    shop.triggers = TriggerSet.of(List.of(Shop.OFFER));
  }

  private static Policy policy(String rules) {
    return switch (PolicyCompiler.compile(
        Map.of(PolicyCompiler.FILE, "headsup: policy/v1\n" + rules + "\n"))) {
      case PolicyCompiler.Result.Ok(Policy policy) -> policy;
      case PolicyCompiler.Result.Problems problems -> throw new AssertionError(problems);
    };
  }

  private static CustomerId customer(int number) {
    return CustomerId.known("customer-" + number);
  }

  private void order(int from, int to) {
    Map<CustomerId, List<Observation>> batch = new HashMap<>();
    for (int number = from; number < to; number++) {
      shop.wantsHelp(customer(number));
      batch.put(customer(number), List.of(Shop.ordered(customer(number), 1)));
    }
    assertThat(shop.folding().fold(batch)).isEmpty();
  }

  private List<Outreach> ledger(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> shop.ledger.of(customer(number)))
        .flatMap(List::stream)
        .toList();
  }

  private long told(int from, int to) {
    return ledger(from, to).stream()
        .filter(outreach -> outreach.decision() instanceof Decision.Send)
        .count();
  }

  private void wakeAll(int from, int to) {
    List<TimerFired> due = new ArrayList<>();
    for (Outreach outreach : ledger(from, to)) {
      if (outreach.decision() instanceof Decision.Defer) {
        due.add(
            new TimerFired(outreach.customer(), outreach.trigger().id(), outreach.id(), shop.now));
      }
    }
    assertThat(shop.timers().fire(due)).isEmpty();
  }

  private Brake brake() {
    return brake(VERSION);
  }

  private Brake brake(String key) {
    return Objects.requireNonNull(shop.brakes.read(List.of(key)).get(key));
  }

  private void cameOf(Sign sign, long count) {
    new Health(Shop.OFFER.id(), Shop.OFFER.hash(), Channel.INBOX)
        .count(shop.counters, sign, count, shop.now);
  }

  @Test
  void g3AHundredHearItAtOnceAndTheOthersWhenTheHoldIsOver() {
    order(0, 150);

    assertThat(told(0, 150)).isEqualTo(100);
    Instant opens = shop.now.plus(Duration.ofHours(1));
    assertThat(ledger(0, 150))
        .filteredOn(outreach -> outreach.decision() instanceof Decision.Defer)
        .hasSize(50)
        .allSatisfy(outreach -> {
          assertThat(outreach.decision()).isEqualTo(new Decision.Defer(opens));
          assertThat(outreach.verdicts().getLast().reason())
              .isEqualTo("new: went to 100 first, the next hear it from 2026-03-02 14:00 UTC");
        });

    shop.now = opens;
    wakeAll(0, 150);
    assertThat(told(0, 150)).isEqualTo(150);
    assertThat(brake().pace().step()).isEqualTo(1);
  }

  @Test
  void g3WhatAnswersACustomerIsNotHeldByTheRamp() {
    shop.triggers = TriggerSet.of(List.of(Shop.ORDERED));
    order(0, 150);
    assertThat(told(0, 150)).isEqualTo(150);

    shop.policy = policy("ramp: all");
    order(150, 300);
    assertThat(told(150, 300)).isEqualTo(100);
  }

  @Test
  void g3WhatIsHeldTooLongIsDroppedByName() {
    order(0, 101);
    shop.now = shop.now.plus(Duration.ofHours(5));
    cameOf(Sign.SENT, 200);
    cameOf(Sign.BOUNCED, 50);

    shop.now = Shop.NOON.plus(Duration.ofMinutes(1)).plus(Duration.ofDays(1)).minusSeconds(1);
    wakeAll(0, 101);

    assertThat(ledger(0, 101))
        .filteredOn(outreach -> outreach.decision() instanceof Decision.Suppress)
        .singleElement()
        .extracting(Outreach::decision)
        .isEqualTo(
            new Decision.Suppress(
                Gate.EXPIRY,
                "stopped by itself: 50 bounces of 200 messages (25.00 %); it stops at 4 %, by"
                    + " inbox"));
  }

  @Test
  void g3ABadVersionStopsByItselfUntilAPersonLetsItGoOn() {
    order(0, 50);
    shop.now = shop.now.plus(Duration.ofMinutes(1));
    cameOf(Sign.SENT, 200);
    cameOf(Sign.OPTED_OUT, 1);
    order(50, 60);

    assertThat(told(0, 60)).isEqualTo(50);
    assertThat(brake().stopped())
        .isEqualTo(
            new Brake.Stop(
                "1 opt-outs of 200 messages (0.50 %); it stops at 0.5 %, by inbox", shop.now));
    cameOf(Sign.SENT, 10_000);
    shop.now = shop.now.plus(Duration.ofMinutes(20));
    wakeAll(0, 60);
    assertThat(told(0, 60)).as("better figures alone do not let it go on").isEqualTo(50);

    shop.brakes.replace(brake().resumed(shop.now));
    shop.now = shop.now.plus(Duration.ofMinutes(20));
    wakeAll(0, 60);
    assertThat(told(0, 60)).isEqualTo(60);
  }

  @Test
  void g2MoreThanTheLimitWaitForASecondPerson() {
    shop.customers = 1_000_000;
    shop.brakes.replace(through(1));
    order(0, 1_050);
    assertThat(told(0, 1_050)).isEqualTo(1_000);
    assertThat(brake().asked())
        .isEqualTo(
            new Brake.Asked(
                10_000, "more than 1000 customers in a day, of about 1000000", shop.now));

    shop.brakes.replace(brake().deciding(new Brake.Approved(true, 1_010, "bo", "", shop.now)));
    shop.now = shop.now.plus(Duration.ofMinutes(20));
    wakeAll(0, 1_050);
    assertThat(told(0, 1_050)).as("1,010 and five percent").isEqualTo(1_050);
    order(1_050, 1_070);
    assertThat(told(0, 1_070)).isEqualTo(1_060);
  }

  /// G2: what is known beforehand is asked before the first is told, bound to version and number.
  @Test
  void g2NobodyIsToldBeforeAYesWhereThePreviewSaysThatTheyAreMany() {
    shop.brakes.replace(Brake.released(VERSION).seen(new Brake.Previewed(5_000, "ana", shop.now)));
    order(0, 50);
    assertThat(told(0, 50)).isZero();
    assertThat(brake().asked())
        .isEqualTo(
            new Brake.Asked(
                5_000, "about 5000 customers are known beforehand, of about 100000", shop.now));
    assertThat(ledger(0, 1).getFirst().verdicts().getLast().reason())
        .isEqualTo("a second person has to say yes to 5000 customers");

    shop.brakes.replace(brake().deciding(new Brake.Approved(true, 5_000, "bo", "", shop.now)));
    shop.now = shop.now.plus(Duration.ofMinutes(20));
    wakeAll(0, 50);
    assertThat(told(0, 50)).isEqualTo(50);
  }

  /// G2: an outage is known beforehand too.
  @Test
  void g2NobodyHearsOfAnOutageOfManyBeforeAYes() {
    shop.triggers = TriggerSet.of(List.of(Shop.OUTAGE));
    Incident incident = outage();
    shop.exposures.note(
        IntStream.range(0, 1_500)
            .mapToObj(
                number -> new Exposures.Use(customer(number), "checkout", LocalDate.of(2026, 3, 1)))
            .toList());
    hear(incident, 0, 30);
    assertThat(told(0, 30)).isZero();
    String key = Brake.of(Shop.OUTAGE);
    assertThat(brake(key).asked())
        .satisfies(asked -> assertThat(asked.customers()).isEqualTo(1_500));

    shop.brakes.replace(brake(key).deciding(new Brake.Approved(true, 1_500, "bo", "", shop.now)));
    shop.now = shop.now.plus(Duration.ofMinutes(20));
    wakeAll(0, 30);
    assertThat(told(0, 30)).isEqualTo(30);
  }

  @Test
  void g2AnOutageOfFewIsToldAtOnce() {
    shop.triggers = TriggerSet.of(List.of(Shop.OUTAGE));
    Incident incident = outage();
    shop.exposures.note(
        IntStream.range(0, 900)
            .mapToObj(
                number -> new Exposures.Use(customer(number), "checkout", LocalDate.of(2026, 3, 1)))
            .toList());
    hear(incident, 0, 30);
    assertThat(told(0, 30)).isEqualTo(30);
  }

  @Test
  void g2ANoHoldsForADay() {
    shop.brakes.replace(
        Brake.released(VERSION)
            .seen(new Brake.Previewed(5_000, "ana", shop.now))
            .deciding(new Brake.Approved(false, 5_000, "bo", "", shop.now)));
    order(0, 5);
    assertThat(told(0, 5)).isZero();
    assertThat(brake().asked()).isNull();
    shop.now = shop.now.plus(Duration.ofDays(1));
    shop.wantsHelp(customer(5));
    shop.folds(Shop.ordered(customer(5), 24 * 60 + 59));
    assertThat(brake().asked()).isNotNull();
  }

  private Incident outage() {
    return shop.incidents
        .report(
            "api:1",
            new Report(
                "api",
                1,
                true,
                "Checkout fails",
                List.of("checkout"),
                Impact.MAJOR,
                Phase.OPEN,
                Confidence.DECLARED,
                shop.now,
                null,
                null,
                "",
                shop.now,
                Particulars.NONE))
        .incident();
  }

  private void hear(Incident incident, int from, int to) {
    Map<CustomerId, List<Observation>> batch = new HashMap<>();
    for (int number = from; number < to; number++) {
      batch.put(
          customer(number),
          List.of(
              IncidentExposure.of(
                  incident,
                  incident.revision(),
                  new Exposures.Use(customer(number), "checkout", LocalDate.of(2026, 3, 1)))));
    }
    assertThat(shop.folding().fold(batch)).isEmpty();
  }

  /// G9: what nobody has looked at only watches, and says whom it would have told.
  @Test
  void g9AVersionThatNobodySawOnlyWatches() {
    shop.brakes.replace(Brake.released(VERSION).watching(shop.now));
    order(0, 30);
    assertThat(told(0, 30)).isZero();
    assertThat(brake().pace().passed()).as("would have told").isEqualTo(30);
    assertThat(ledger(0, 1).getFirst().decision())
        .isEqualTo(
            new Decision.Suppress(
                Gate.BRAKES,
                "new: it only watches until somebody has seen what it would send; would have"
                    + " told"));

    shop.brakes.replace(brake().seen(new Brake.Previewed(0, "ana", shop.now)).speaking());
    shop.now = shop.now.plusSeconds(6);
    order(30, 40);
    assertThat(told(0, 40)).isEqualTo(10);
  }

  private static Brake through(int step) {
    return new Brake(
        VERSION,
        0,
        new Brake.Pace(step, 100, null, null, LocalDate.EPOCH, 0),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void aChannelWhoseProviderFailsIsLeftOut() {
    String inbox = Brake.of(Channel.INBOX);
    cameOf(Sign.SENT, 380);
    cameOf(Sign.PROVIDER_ERROR, 20);

    order(0, 1);
    shop.now = shop.now.plusSeconds(6);
    order(1, 2);

    assertThat(ledger(1, 2).getFirst().decision())
        .isInstanceOfSatisfying(
            Decision.Suppress.class, end -> assertThat(end.gate()).isEqualTo(Gate.CONSENT));
    assertThat(brake(inbox).stopped()).isNotNull();
  }
}
