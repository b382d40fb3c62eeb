package dev.headsup.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Judgement.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When several sources tell of one outage, and what they say together (C3).
class UnionsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }

  /// @param end when it ended, in minutes after noon; negative while it goes on
  private static Report report(
      String source, Confidence sure, String parts, int begin, int end, boolean maintenance) {
    @Nullable Instant ended = end < 0 ? null : at(end);
    return new Report(
        source,
        Math.max(begin, end) + 1,
        true,
        "as " + source + " says",
        List.of(parts.split("\\+")),
        Impact.MINOR,
        ended == null ? Phase.OPEN : Phase.RESOLVED,
        sure,
        at(begin),
        ended,
        null,
        "",
        at(Math.max(begin, end)),
        new Particulars("words of " + source, maintenance, null, List.of(), "", List.of()));
  }

  private static Report said(String source, String parts, int begin, int end) {
    return report(source, sure(source), parts, begin, end, false);
  }

  private static Confidence sure(String source) {
    return switch (source) {
      case "statuspage", "api" -> Confidence.DECLARED;
      case "alertmanager" -> Confidence.ALERTED;
      default -> Confidence.INFERRED;
    };
  }

  private static Kept fresh(String id, Report report) {
    return new Kept(Incident.of(id, report), true, Announced.NOTHING);
  }

  private static Kept known(Incident incident) {
    return new Kept(incident, false, Announced.NOTHING);
  }

  private static Kept told(Kept kept) {
    return new Kept(
        kept.incident(), false, Announced.of(kept.incident(), kept.incident().changedAt()));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          alertmanager, checkout,        0,  -1, statuspage,   checkout,        5,  -1, true
          alertmanager, checkout,        0,  -1, statuspage,   search+checkout, 5,  -1, true
          alertmanager, checkout,        0,  -1, statuspage,   search,          5,  -1, false
          alertmanager, checkout,        0,  -1, alertmanager, checkout,        5,  -1, true
          anomaly,      checkout,        0,  -1, alertmanager, checkout,        5,  -1, true
          statuspage,   checkout,        0,  -1, api,          checkout,        5,  -1, true
          statuspage,   checkout,        0,  -1, statuspage,   checkout,        5,  -1, false
          alertmanager, checkout,        0,  10, statuspage,   checkout,        5,  -1, true
          alertmanager, checkout,        0,  10, statuspage,   checkout,        10, -1, false
          alertmanager, checkout,        0,  10, statuspage,   checkout,        11, -1, false
          statuspage,   checkout,        0,  -1, alertmanager, checkout,        180,-1, true
          statuspage,   checkout,        0,  -1, alertmanager, checkout,        181,-1, false
          """)
  void twoAreTheSameByComponentAndTime(
      String source,
      String parts,
      int begin,
      int end,
      String other,
      String otherParts,
      int otherBegin,
      int otherEnd,
      boolean same) {
    Incident one = Incident.of("one", said(source, parts, begin, end));
    Incident two = Incident.of("two", said(other, otherParts, otherBegin, otherEnd));

    assertThat(Unions.isSame(one, two)).isEqualTo(same);
    assertThat(Unions.isSame(two, one)).isEqualTo(same);
  }

  @Test
  void plannedWorkIsNoOutageAndWhatIsNoneNeither() {
    Incident alert = Incident.of("alert", said("alertmanager", "checkout", 0, -1));
    Report work = report("statuspage", Confidence.DECLARED, "checkout", 0, -1, true);
    Incident dismissed = alert.with(new Judgement(Verdict.DISMISSED, "kim", at(1)));
    Incident page = Incident.of("page", said("statuspage", "checkout", 2, -1));

    assertThat(Unions.isSame(alert, Incident.of("work", work))).isFalse();
    assertThat(Unions.isSame(dismissed, page)).isFalse();
    assertThat(page.isConfirmed()).isTrue();
  }

  /// Whoever customers heard first speaks on; before that, whoever somebody stands behind.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          alertmanager, false, statuspage,   false, two
          alertmanager, true,  statuspage,   false, one
          statuspage,   true,  alertmanager, false, one
          anomaly,      false, alertmanager, false, two
          alertmanager, false, alertmanager, false, one
          statuspage,   true,  api,          false, one
          statuspage,   true,  api,          true,  nobody
          """)
  void oneOfTwoSpeaks(
      String source, boolean firstTold, String other, boolean otherTold, String speaks) {
    Kept one = fresh("one", said(source, "checkout", 0, -1));
    Kept two = fresh("two", said(other, "checkout", 5, -1));
    one = firstTold ? told(one) : one;
    two = otherTold ? told(two) : two;

    List<Incident> joined = Unions.joined(one, two, Map.of("one", one, "two", two), at(5));

    assertThat(joined.stream().filter(incident -> !incident.isMember()).map(Incident::id).toList())
        .isEqualTo(speaks.equals("nobody") ? List.of() : List.of(speaks));
    assertThat(Unions.joined(two, one, Map.of("one", one, "two", two), at(5)))
        .containsExactlyInAnyOrderElementsOf(joined);
  }

  /// Whoever announced it may have died before noting that: it counts as told.
  @Test
  void whatMayHaveBeenToldIsToldOn() {
    Kept declared = known(Incident.of("one", said("statuspage", "checkout", 0, -1)));
    Kept other = known(Incident.of("two", said("api", "checkout", 1, -1)));

    assertThat(Unions.mayJoin(declared, other)).isFalse();
    assertThat(Unions.mayJoin(declared, fresh("two", said("api", "checkout", 1, -1)))).isTrue();
  }

  @Test
  void whatAPersonHoldsBeforeItWasToldSilencesNobody() {
    Incident alert = Incident.of("alert", said("alertmanager", "checkout", 0, -1));
    Kept held = known(alert.with(new Judgement(Verdict.HELD, "kim", at(1))));
    Kept page = fresh("page", said("statuspage", "checkout", 2, -1));

    assertThat(Unions.mayJoin(held, page)).isFalse();
    assertThat(Unions.mayJoin(known(alert), page)).isTrue();
  }

  @Test
  void whatCustomersHeardIsOverTakesNobodyIn() {
    Incident over =
        Incident.of("one", said("statuspage", "checkout", 0, -1))
            .with(said("statuspage", "checkout", 0, 10));
    Kept alert = fresh("two", said("alertmanager", "checkout", 5, -1));

    assertThat(Unions.mayJoin(told(known(over)), alert)).isFalse();
    assertThat(Unions.partner(alert, List.of(told(known(over))))).isEmpty();
  }

  /// A union as it goes: statements in any order lead to the same whole.
  private static Incident whole(List<Report> reports, boolean vouched) {
    Map<String, Kept> all = new HashMap<>();
    for (Report report : reports) {
      Kept before = all.get(report.source());
      Kept after =
          before == null
              ? fresh(report.source(), report)
              : new Kept(before.incident().with(report), true, before.announced());
      all.put(report.source(), after);
      String within = after.incident().union().within();
      if (!within.isEmpty()) {
        Kept head = all.get(within);
        assertThat(head).isNotNull();
        all.put(within, known(Unions.heard(head.incident(), after.incident())));
      } else if (vouched && before == null && all.size() == 1) {
        Incident sure =
            after.incident().with(new Judgement(Verdict.CONFIRMED, "kim", report.at(), "Ours"));
        all.put(report.source(), new Kept(sure, false, Announced.of(sure, report.at())));
      }
      for (Kept kept : List.copyOf(all.values())) {
        Unions.partner(kept, List.copyOf(all.values()))
            .ifPresent(partner ->
                Unions.joined(kept, partner, all, report.at())
                    .forEach(changed -> all.put(changed.id(), known(changed))));
      }
    }
    return all.values().stream()
        .map(Kept::incident)
        .filter(incident -> !incident.isMember())
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                heads -> {
                  assertThat(heads).hasSize(1);
                  return heads.getFirst();
                }));
  }

  /// B2: late, twice and in any order, time does not turn back for any of the sources.
  @Test
  void inEveryOrderTheWholeIsTheSame() {
    Random random = new Random(7);
    List<Report> said =
        List.of(
            said("anomaly", "checkout", 0, -1),
            said("alertmanager", "checkout", 2, -1),
            said("statuspage", "checkout+search", 5, -1),
            said("alertmanager", "checkout", 2, 20),
            said("statuspage", "checkout+search", 5, 30));
    for (int round = 0; round < 300; round++) {
      List<Report> later = new ArrayList<>(said);
      later.addAll(said);
      Collections.shuffle(later, random);
      List<Report> news = new ArrayList<>(said.subList(0, 3));
      news.addAll(later);

      Incident whole = whole(news, false);

      assertThat(whole.sources().values())
          .as("round %s: %s", round, news)
          .containsExactlyInAnyOrder(said.get(0), said.get(3), said.get(4));
      assertThat(whole.phase()).isEqualTo(Phase.RESOLVED);
      assertThat(whole.ended()).contains(at(30));
      assertThat(whole.report().title()).isEqualTo("as statuspage says");
      assertThat(whole.report().particulars().text()).isEqualTo("words of statuspage");
    }
  }

  /// The declared source decides when it is over; without one, it is over when all say so.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          statuspage:-1, alertmanager:20, -,           OPEN
          statuspage:30, alertmanager:-1, anomaly:-1,  RESOLVED
          statuspage:30, api:-1,          -,           OPEN
          statuspage:30, api:40,          anomaly:-1,  RESOLVED
          anomaly:10,    alertmanager:-1, -,           OPEN
          anomaly:-1,    alertmanager:10, -,           OPEN
          anomaly:10,    alertmanager:12, -,           RESOLVED
          """)
  void itIsOverWhenWhoDecidesSaysSo(
      String first, String second, @Nullable String third, Phase expected) {
    List<String> all = third == null ? List.of(first, second) : List.of(first, second, third);
    List<Report> news = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      news.add(said(all.get(i).split(":")[0], "checkout", i, -1));
    }
    for (int i = 0; i < all.size(); i++) {
      String[] parts = all.get(i).split(":");
      if (!parts[1].equals("-1")) {
        news.add(said(parts[0], "checkout", i, Integer.parseInt(parts[1])));
      }
    }

    assertThat(whole(news, false).phase()).isEqualTo(expected);
  }

  /// What an alarm adds is not told, unless a person stood behind that alarm.
  @Test
  void whoDoesNotDeclareAddsNothingToWhatCustomersHear() {
    Incident unvouched =
        whole(
            List.of(
                said("alertmanager", "checkout+search", 0, -1),
                said("statuspage", "checkout", 5, -1)),
            false);
    Incident vouched =
        whole(
            List.of(
                said("alertmanager", "checkout+search", 0, -1),
                said("statuspage", "checkout", 5, -1)),
            true);

    assertThat(unvouched.concerned()).containsExactly("checkout");
    assertThat(vouched.concerned()).containsExactly("checkout", "search");
    assertThat(vouched.title()).isEqualTo("Ours");
    assertThat(vouched.report().particulars().text()).isEqualTo("words of statuspage");
  }

  @Test
  void whatDoesNotChangeWhatIsToldIsNoNews() {
    Incident page =
        whole(
            List.of(said("statuspage", "checkout", 0, -1), said("alertmanager", "checkout", 5, -1)),
            false);

    Incident after =
        Unions.heard(page, Incident.of("alertmanager", said("alertmanager", "checkout", 5, 9)));

    assertThat(page.revision()).isEqualTo(1);
    assertThat(after.revision()).isEqualTo(1);
    assertThat(after).isNotEqualTo(page);
    assertThat(after.union().quiet()).isEqualTo(page.union().quiet() + 1);
    assertThat(News.due(after, Announced.of(page, NOON))).isEmpty();
  }

  @Test
  void whatAPersonPartedStaysApart() {
    Kept page = told(fresh("page", said("statuspage", "checkout", 0, -1)));
    Kept alert = fresh("alert", said("alertmanager", "checkout", 5, -1));
    List<Incident> joined = Unions.joined(page, alert, Map.of(), at(5));
    assertThat(joined).extracting(Incident::isMember).containsExactly(false, true);

    List<Incident> parted =
        Unions.parted(joined.getFirst(), joined.getLast(), true, at(6), "kim@example.com");

    assertThat(parted).noneMatch(Incident::isMember);
    assertThat(parted.getFirst().sources()).containsOnlyKeys("page");
    assertThat(Unions.isSame(parted.getFirst(), parted.getLast())).isFalse();
    Incident later = parted.getLast().with(said("alertmanager", "checkout", 6, -1));
    assertThat(Unions.isSame(parted.getFirst(), later)).isFalse();
  }

  @Test
  void anAlarmThatBeginsAnewAfterTheAllClearIsNew() {
    Incident over =
        whole(
            List.of(
                said("statuspage", "checkout", 0, -1),
                said("alertmanager", "checkout", 5, -1),
                said("statuspage", "checkout", 0, 30)),
            false);
    Incident still = Incident.of("alertmanager", said("alertmanager", "checkout", 5, -1));
    Incident anew = still.with(said("alertmanager", "checkout", 40, -1));

    assertThat(Unions.isNew(over, still)).isFalse();
    assertThat(Unions.isNew(over, anew)).isTrue();
  }

  /// Those for whom one spoke go over with it.
  @Test
  void aThirdSourceTakesThemAll() {
    Kept anomaly = known(Incident.of("anomaly", said("anomaly", "checkout", 0, -1)));
    Kept alert = fresh("alert", said("alertmanager", "checkout", 1, -1));
    Map<String, Kept> all = new HashMap<>();
    Unions.joined(anomaly, alert, Map.of(), at(1)).forEach(one -> all.put(one.id(), known(one)));
    Kept page = fresh("page", said("statuspage", "checkout", 2, -1));

    List<Incident> joined =
        Unions.joined(page, Objects.requireNonNull(all.get("alert")), all, at(2));

    assertThat(joined)
        .extracting(one -> one.id() + " in " + one.union().within())
        .containsExactly("page in ", "alert in page", "anomaly in page");
    assertThat(joined.getFirst().sources()).containsOnlyKeys("page", "alert", "anomaly");
  }
}
