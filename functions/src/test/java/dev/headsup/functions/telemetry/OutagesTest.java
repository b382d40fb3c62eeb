package dev.headsup.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Judgement.Verdict;
import dev.headsup.engine.incident.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What each customer hears of outages: one that flaps (C3), one that several sources tell (C3),
/// two at once (C5; 100,000 customers with `-Dheadsup.full=true`).
final class OutagesTest {
  private static final int CUSTOMERS = Boolean.getBoolean("headsup.full") ? 100_000 : 1_000;

  /// Customers are independent of each other, so they come in groups with stores of their own.
  private static final int GROUP = 100;

  private static final int CAP = 3;

  private static List<CustomerId> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> new CustomerId("c" + i)).toList();
  }

  private static Crisis shop(int cap, List<CustomerId> people) {
    Crisis crisis = new Crisis(cap);
    people.forEach(customer -> crisis.uses("checkout", customer));
    return crisis;
  }

  @Test
  void c3FlappingAHundredTimesInAnHourIsOneStartAndOneEndForEachCustomer() {
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      List<CustomerId> people = people(5);
      Crisis crisis = shop(20, people);
      for (int turn = 0; turn < 200; turn++) {
        Phase phase = turn % 2 == 0 ? Phase.OPEN : Phase.RESOLVED;
        crisis.says("api", "i-1", "Checkout fails", "checkout", phase);
        crisis.passes(Duration.ofSeconds(9 + random.nextInt(18)));
      }
      crisis.passes(Duration.ofMinutes(40));

      for (CustomerId customer : people) {
        assertThat(crisis.told(customer))
            .as("seed %s", seed)
            .containsExactly(
                "outage: Checkout fails (i-1)", "outage.all-clear: Checkout fails (i-1)");
      }
    }
  }

  /// An end and a new beginning inside the hold-down are none.
  @Test
  void c3WhatIsOverForAMomentIsToldToNoCustomer() {
    List<CustomerId> people = people(5);
    Crisis crisis = shop(20, people);
    crisis.says("api", "i-1", "Checkout fails", "checkout", Phase.OPEN);
    crisis.passes(Duration.ofMinutes(3));
    crisis.says("api", "i-1", "Checkout fails", "checkout", Phase.RESOLVED);
    crisis.passes(Duration.ofMinutes(3));
    crisis.says("api", "i-1", "Checkout fails", "checkout", Phase.OPEN);
    crisis.passes(Duration.ofMinutes(90));

    for (CustomerId customer : people) {
      assertThat(crisis.told(customer)).containsExactly("outage: Checkout fails (i-1)");
    }
  }

  /// Alertmanager, our own detector and the status page, in every order in which they may speak.
  @Test
  void c3SeveralSourcesOfOneOutageAreHeardOnce() {
    List<List<String>> orders =
        List.of(
            List.of("anomaly", "alertmanager", "statuspage"),
            List.of("alertmanager", "statuspage", "anomaly"),
            List.of("statuspage", "anomaly", "alertmanager"),
            List.of("statuspage", "alertmanager", "anomaly"));
    for (List<String> order : orders) {
      for (List<String> ends : orders) {
        List<CustomerId> people = people(4);
        Crisis crisis = shop(20, people);
        for (String source : order) {
          says(crisis, source, Phase.OPEN);
          crisis.passes(Duration.ofMinutes(2));
        }
        crisis.passes(Duration.ofMinutes(6));
        for (String source : ends) {
          says(crisis, source, Phase.RESOLVED);
          boolean over = crisis.shop.incidents.find("statuspage:1").orElseThrow().phase().isOver();
          if (!over) {
            assertThat(crisis.told(people.getFirst())).hasSize(1);
          }
          crisis.passes(Duration.ofMinutes(10));
        }
        crisis.passes(Duration.ofMinutes(40));

        for (CustomerId customer : people) {
          assertThat(crisis.told(customer))
              .as("%s, over %s", order, ends)
              .containsExactly(
                  "outage: statuspage says so (statuspage:1)",
                  "outage.all-clear: statuspage says so (statuspage:1)");
        }
      }
    }
  }

  private static Incident says(Crisis crisis, String source, Phase phase) {
    return crisis.says(source, source + ":1", source + " says so", "checkout", phase);
  }

  /// A person confirmed the alarm before the status page spoke: its words go on, and its end waits
  /// for the page's.
  @Test
  void c3WhatAPersonConfirmedSpeaksOnWhenTheStatusPageDeclaresIt() {
    List<CustomerId> people = people(4);
    Crisis crisis = shop(20, people);
    says(crisis, "alertmanager", Phase.OPEN);
    crisis.passes(Duration.ofMinutes(2));
    crisis.confirms("alertmanager:1", "Paying fails");
    crisis.passes(Duration.ofMinutes(5));
    says(crisis, "statuspage", Phase.OPEN);
    crisis.passes(Duration.ofMinutes(5));
    says(crisis, "alertmanager", Phase.RESOLVED);
    crisis.passes(Duration.ofMinutes(20));
    assertThat(crisis.told(people.getFirst())).hasSize(1);

    says(crisis, "statuspage", Phase.RESOLVED);
    crisis.passes(Duration.ofMinutes(40));

    for (CustomerId customer : people) {
      assertThat(crisis.told(customer))
          .containsExactly(
              "outage: Paying fails (alertmanager:1)",
              "outage.all-clear: Paying fails (alertmanager:1)");
    }
  }

  /// Two that had spoken when it turned out that they overlap stay two, and no customer hears both.
  @Test
  void c3WhoHeardItFromOneSourceDoesNotHearItFromAnother() {
    List<CustomerId> people = people(6);
    Crisis crisis = new Crisis(20);
    people.subList(0, 4).forEach(customer -> crisis.uses("checkout", customer));
    people.subList(2, 6).forEach(customer -> crisis.uses("search", customer));
    crisis.says("api", "api:1", "Checkout fails", "checkout", Phase.OPEN);
    crisis.says("statuspage", "statuspage:1", "Search is slow", "search", Phase.OPEN);
    crisis.passes(Duration.ofMinutes(6));
    // Search turns out to fail because of the checkout, which its source says too now.
    crisis.says("statuspage", "statuspage:1", "Search is slow", "checkout", Phase.OPEN);
    crisis.passes(Duration.ofMinutes(40));

    assertThat(crisis.told(people.getFirst()))
        .as("heard of the checkout by one source")
        .containsExactly("outage: Checkout fails (api:1)");
    assertThat(crisis.told(people.get(2))).as("heard of two outages, as two").hasSize(2);
  }

  /// An alarm that a person called none says nothing about what the status page declares.
  @Test
  void c3ADismissedAlarmDoesNotSilenceTheStatusPage() {
    List<CustomerId> people = people(2);
    Crisis crisis = shop(20, people);
    says(crisis, "alertmanager", Phase.OPEN);
    crisis.shop.incidents.judge(
        "alertmanager:1", new Judgement(Verdict.DISMISSED, "kim@example.com", crisis.shop.now));
    crisis.passes(Duration.ofMinutes(2));
    says(crisis, "statuspage", Phase.OPEN);

    assertThat(crisis.told(people.getFirst()))
        .containsExactly("outage: statuspage says so (statuspage:1)");
  }

  @Test
  void c5TwoIncidentsAtOnceObeyTheCapAndNeverMixTheirTexts() {
    List<String> wrong = new ArrayList<>();
    long most = 0;
    long told = 0;
    for (int from = 0; from < CUSTOMERS; from += GROUP) {
      List<CustomerId> people = people(GROUP);
      Crisis crisis = shop(CAP, people);
      people.forEach(customer -> crisis.uses("search", customer));
      Random random = new Random(from);
      crisis.says("api", "a", "Checkout fails", "checkout", Phase.OPEN);
      crisis.passes(Duration.ofMinutes(random.nextInt(3)));
      crisis.says("api", "b", "Search is slow", "search", Phase.OPEN);
      crisis.passes(Duration.ofMinutes(10));
      crisis.says("api", "b", "Search is slow", "search", Phase.RESOLVED);
      crisis.passes(Duration.ofMinutes(1 + random.nextInt(5)));
      crisis.says("api", "a", "Checkout fails", "checkout", Phase.RESOLVED);
      crisis.passes(Duration.ofMinutes(30));
      for (CustomerId customer : people) {
        List<String> theirs = crisis.told(customer);
        most = Math.max(most, theirs.size());
        told += theirs.size();
        theirs.stream()
            .filter(words ->
                !words.endsWith("Checkout fails (a)") && !words.endsWith("Search is slow (b)"))
            .forEach(wrong::add);
        assertThat(theirs).doesNotHaveDuplicates();
        assertThat(theirs).contains("outage: Checkout fails (a)", "outage: Search is slow (b)");
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(most).isEqualTo(CAP);
    assertThat(told).isEqualTo((long) CAP * CUSTOMERS);
  }
}
