package dev.headsup.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headsup.engine.incident.Judgement.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<Phase> GOING_ON =
      List.of(Phase.SCHEDULED, Phase.OPEN, Phase.MITIGATING);

  private static Report report(long order, boolean ordered, Phase phase, int minute) {
    @Nullable Instant ended = phase == Phase.RESOLVED ? NOON.plusSeconds(60L * minute) : null;
    return new Report(
        "api",
        order,
        ordered,
        "Checkout fails",
        List.of("checkout"),
        Impact.MAJOR,
        phase,
        Confidence.DECLARED,
        NOON,
        ended,
        null,
        "",
        NOON.plusSeconds(60L * minute));
  }

  /// B2: in every order of arrival the newest report of the source counts.
  @Test
  void newsInAnyOrderEndInTheSameIncident() {
    Random random = new Random(5);
    for (int round = 0; round < 1_000; round++) {
      List<Report> news = new ArrayList<>();
      int count = 2 + random.nextInt(6);
      for (int i = 1; i <= count; i++) {
        Phase phase = i == count ? Phase.RESOLVED : GOING_ON.get(random.nextInt(3));
        news.add(report(i, true, phase, i));
      }
      Report last = news.getLast();
      news.add(news.get(random.nextInt(news.size())));
      Collections.shuffle(news, random);

      Incident incident = Incident.of("i-1", news.getFirst());
      for (Report each : news) {
        incident = incident.with(each);
      }

      assertThat(incident.report()).isEqualTo(last);
      assertThat(incident.phase()).isEqualTo(Phase.RESOLVED);
    }
  }

  @Test
  void whatIsResolvedBeforeItWasCreatedStaysResolved() {
    Incident resolved = Incident.of("i-1", report(9, false, Phase.RESOLVED, 9));

    Incident late = resolved.with(report(10, false, Phase.OPEN, 10));

    assertThat(late).isEqualTo(resolved);
    assertThat(late.revision()).isEqualTo(1);
  }

  @Test
  void aSourceThatNumbersItsNewsMayOpenItAgain() {
    Incident resolved = Incident.of("i-1", report(2, true, Phase.RESOLVED, 9));

    Incident again = resolved.with(report(3, true, Phase.OPEN, 10));

    assertThat(again.phase()).isEqualTo(Phase.OPEN);
    assertThat(again.revision()).isEqualTo(2);
    assertThat(again.ended()).isEmpty();
  }

  @Test
  void aRepeatChangesNothing() {
    Incident incident = Incident.of("i-1", report(1, true, Phase.OPEN, 0));

    assertThat(incident.with(report(1, true, Phase.OPEN, 0))).isSameAs(incident);
  }

  @Test
  void aPersonDecidesAndLaterNewsDoNotUndoIt() {
    Incident open = Incident.of("i-1", report(1, true, Phase.OPEN, 0));

    Incident dismissed =
        open.with(new Judgement(Verdict.DISMISSED, "ana@example.com", NOON.plusSeconds(60)))
            .with(report(2, true, Phase.OPEN, 2));

    assertThat(dismissed.phase()).isEqualTo(Phase.CANCELLED);
    assertThat(dismissed.isConfirmed()).isFalse();
    assertThat(dismissed.ended()).contains(NOON.plusSeconds(60));
    Incident confirmed =
        dismissed.with(new Judgement(Verdict.CONFIRMED, "ben@example.com", NOON.plusSeconds(180)));
    assertThat(confirmed.phase()).isEqualTo(Phase.OPEN);
    assertThat(confirmed.isConfirmed()).isTrue();
    assertThat(
            confirmed.with(
                new Judgement(Verdict.DISMISSED, "old@example.com", NOON.plusSeconds(9))))
        .isSameAs(confirmed);
    assertThat(confirmed.steps())
        .extracting(Incident.Step::by)
        .containsExactly("api", "ana@example.com", "api", "ben@example.com");
  }

  @Test
  void whatAPersonChoseItConcernsStaysWhenItsSourceSpeaksAgain() {
    Report nothing =
        report(1, true, Phase.OPEN, 0)
            .about(new Components.Meant(List.of(), List.of("cart-7")), Confidence.ALERTED);
    Report later =
        report(2, true, Phase.OPEN, 2)
            .about(new Components.Meant(List.of(), List.of("cart-7")), Confidence.ALERTED);
    Judgement imports =
        new Judgement(Verdict.HELD, "ana@example.com", NOON, "", List.of("imports"));
    Judgement cart =
        new Judgement(Verdict.HELD, "ana@example.com", NOON.plusSeconds(9), "", List.of("cart"));

    Incident chosen = Incident.of("i-1", nothing).with(imports).with(cart).with(later);

    assertThat(chosen.concerned()).containsExactly("cart");
    assertThat(chosen.dropped()).containsExactly("imports");
    assertThat(chosen.report().particulars().unmapped()).containsExactly("cart-7");
    assertThat(chosen.with(later)).as("a repeat is no news").isSameAs(chosen);
    assertThat(
            chosen
                .with(new Judgement(Verdict.CONFIRMED, "ben@example.com", NOON.plusSeconds(20)))
                .concerned())
        .containsExactly("cart");
    assertThat(Incident.of("i-1", nothing).with(later).with(imports).with(cart).concerned())
        .as("in whatever order they come")
        .isEqualTo(chosen.concerned());
  }

  @Test
  void aPersonGivesItANameAndSaysWhenItIsOver() {
    Incident over =
        Incident.of("i-1", report(1, true, Phase.OPEN, 0))
            .with(new Judgement(Verdict.CONFIRMED, "ana@example.com", NOON, "Cards are refused"))
            .with(new Judgement(Verdict.OVER, "ben@example.com", NOON.plusSeconds(600)))
            .with(report(2, true, Phase.OPEN, 11));

    assertThat(over.title()).isEqualTo("Cards are refused");
    assertThat(over.isConfirmed()).isTrue();
    assertThat(over.phase()).isEqualTo(Phase.RESOLVED);
    assertThat(over.ended()).contains(NOON.plusSeconds(600));
    Incident again =
        over.with(new Judgement(Verdict.CONFIRMED, "ana@example.com", NOON.plusSeconds(700)));
    assertThat(again.phase()).isEqualTo(Phase.OPEN);
    assertThat(again.ended()).isEmpty();
  }

  @Test
  void componentsAreFoundByNamesAndBeginnings() {
    Components components =
        new Components(
            List.of(
                new Component("checkout", "Checkout", List.of("Checkout*", "Payment Failed")),
                new Component("imports", "Imports", List.of("Import Failed")),
                new Component("all", "All", List.of("Import*"))));

    assertThat(components.usedBy("Checkout Started")).containsExactly("checkout");
    assertThat(components.usedBy("Payment Failed")).containsExactly("checkout");
    assertThat(components.usedBy("Import Failed")).containsExactly("imports", "all");
    assertThat(components.usedBy("Payment")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Component("checkout", "Checkout", List.of("*")));
  }

  @Test
  void aFeedMeansComponentsByItsOwnNames() {
    Components components =
        new Components(
            List.of(
                new Component(
                    "checkout",
                    "Checkout",
                    List.of("Order Placed"),
                    Map.of(
                        Feed.STATUSPAGE, List.of("Web checkout", "kr1fk"),
                        Feed.ALERTMANAGER, List.of("service=pay*"))),
                new Component(
                    "search",
                    "Search",
                    List.of("Search*"),
                    Map.of(Feed.STATUSPAGE, List.of("S")))));

    Components.Meant meant =
        components.meant(
            Feed.STATUSPAGE,
            List.of(
                new Affected("WEB CHECKOUT"),
                new Affected("Old name", List.of("kr1fk")),
                new Affected("Billing")));

    assertThat(meant.components()).containsExactly("checkout");
    assertThat(meant.unmapped()).containsExactly("Billing");
    assertThat(
            components
                .meant(
                    Feed.ALERTMANAGER,
                    List.of(new Affected("HighErrors", List.of("service=payments"))))
                .components())
        .containsExactly("checkout");
  }

  @Test
  void ofTwoReportsOfOneOrderTheOneOfWhichMoreIsKnownCounts() {
    Incident unmapped = Incident.of("i-1", of(1, Phase.OPEN));

    Incident mapped = unmapped.with(of(1, Phase.OPEN, "checkout"));

    assertThat(mapped.report().components()).containsExactly("checkout");
    assertThat(mapped.with(of(1, Phase.OPEN))).isSameAs(mapped);
  }

  @Test
  void whoeverHeardOfADroppedPartHearsTheAllClear() {
    Incident dropped =
        Incident.of("i-1", of(1, Phase.OPEN, "checkout", "search"))
            .with(of(2, Phase.OPEN, "checkout"));
    assertThat(dropped.concerned()).containsExactly("checkout");

    Incident back = dropped.with(of(3, Phase.OPEN, "search"));
    assertThat(back.with(of(4, Phase.RESOLVED, "search")).concerned())
        .containsExactly("search", "checkout");
  }

  private static Report of(long order, Phase phase, String... components) {
    Report report = report(order, true, phase, Math.toIntExact(order));
    return new Report(
        report.source(),
        order,
        true,
        report.title(),
        List.of(components),
        report.impact(),
        phase,
        Confidence.DECLARED,
        NOON,
        report.resolvedAt(),
        null,
        "",
        report.at());
  }
}
