package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.incident.Announced;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Judgement.Verdict;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.incident.Unions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of incidents keeps to.
abstract class IncidentsContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  abstract Incidents incidents();

  static Report report(long order, Phase phase, Instant at) {
    return new Report(
        "api",
        order,
        true,
        "Checkout fails",
        List.of("checkout"),
        Impact.MAJOR,
        phase,
        Confidence.DECLARED,
        NOON,
        phase == Phase.RESOLVED ? at : null,
        at.plusSeconds(1800),
        "https://status.example.com/1",
        at,
        new Particulars(
            "We are looking into it.",
            order % 2 == 0,
            at.plusSeconds(7200),
            List.of("eu-central-1"),
            "investigating",
            List.of("Billing")));
  }

  private static String id() {
    return "i-" + UUID.randomUUID();
  }

  @Test
  void anIncidentIsReadAsItWasKept() {
    String id = id();

    Kept opened = incidents().report(id, report(1, Phase.OPEN, NOON));
    Kept again = incidents().report(id, report(1, Phase.OPEN, NOON));
    Kept resolved = incidents().report(id, report(2, Phase.RESOLVED, NOON.plusSeconds(60)));
    Kept late = incidents().report(id, report(1, Phase.OPEN, NOON));

    assertThat(opened.changed()).isTrue();
    assertThat(again.changed()).isFalse();
    assertThat(resolved.incident().revision()).isEqualTo(2);
    assertThat(late.changed()).isFalse();
    assertThat(late.incident()).isEqualTo(resolved.incident());
    assertThat(incidents().find(id)).contains(resolved.incident());
    assertThat(incidents().find(id())).isEmpty();
  }

  @Test
  void aPartThatWasDroppedIsKeptForTheAllClear() {
    String id = id();
    Report wide = report(1, Phase.OPEN, NOON);
    incidents().report(id, of(wide, List.of("checkout", "search")));
    incidents().report(id, report(2, Phase.OPEN, NOON.plusSeconds(60)));
    incidents().report(id, report(3, Phase.RESOLVED, NOON.plusSeconds(90)));

    assertThat(incidents().find(id).orElseThrow().concerned())
        .containsExactly("checkout", "search");
  }

  private static Report of(Report report, List<String> components) {
    return new Report(
        report.source(),
        report.order(),
        report.ordered(),
        report.title(),
        components,
        report.impact(),
        report.phase(),
        report.confidence(),
        report.startedAt(),
        report.resolvedAt(),
        report.nextUpdateBy(),
        report.link(),
        report.at(),
        report.particulars());
  }

  @Test
  void whatBecomesOneBecomesOneTogether() {
    String head = id();
    String member = id();
    incidents().report(head, report(1, Phase.OPEN, NOON));
    incidents().report(member, report(1, Phase.OPEN, NOON.plusSeconds(1)));
    AtomicInteger asked = new AtomicInteger();

    Map<String, Kept> after =
        incidents()
            .together(
                List.of(head, member, id()),
                known -> {
                  if (asked.getAndIncrement() == 0) {
                    // Somebody is quicker: what was read is old by now.
                    incidents().report(member, report(3, Phase.MITIGATING, NOON.plusSeconds(2)));
                  }
                  return Unions.parted(
                      whole(known, head, member), only(known, member), true, NOON, "kim");
                });

    assertThat(asked).hasValue(2);
    assertThat(after).containsOnlyKeys(head, member);
    for (Kept kept : after.values()) {
      assertThat(kept.changed()).isTrue();
      assertThat(incidents().find(kept.incident().id())).contains(kept.incident());
    }
    assertThat(only(after, member).own().order()).isEqualTo(3);
    assertThat(only(after, member).union().apart()).containsExactly(head);
    Kept later = incidents().report(head, report(5, Phase.RESOLVED, NOON.plusSeconds(60)));
    assertThat(later.incident().union().apart()).containsExactly(member);
    assertThat(later.incident().revision()).isEqualTo(2);
  }

  @Test
  void whoSpeaksForAnotherIsReadAsItWasKept() {
    String head = id();
    String member = id();
    incidents().report(head, report(1, Phase.OPEN, NOON));
    incidents().report(member, report(1, Phase.OPEN, NOON.plusSeconds(1)));

    incidents().together(List.of(head), known -> List.of(whole(known, head, member)));

    Incident kept = incidents().find(head).orElseThrow();
    assertThat(kept.sources()).containsOnlyKeys(head, member);
    assertThat(kept.sources().get(member)).isEqualTo(report(1, Phase.OPEN, NOON.plusSeconds(1)));
  }

  private Incident whole(Map<String, Kept> known, String head, String member) {
    return Unions.heard(only(known, head), incidents().find(member).orElseThrow());
  }

  private static Incident only(Map<String, Kept> known, String id) {
    return Objects.requireNonNull(known.get(id)).incident();
  }

  @Test
  void aPersonDecidesOnWhatIsThere() {
    String id = id();
    incidents().report(id, report(1, Phase.OPEN, NOON));
    Judgement no =
        new Judgement(
            Verdict.DISMISSED,
            "ana@example.com",
            NOON.plusSeconds(5),
            "Cards are refused",
            List.of("cart"));

    Kept judged = incidents().judge(id, no).orElseThrow();

    assertThat(judged.incident().phase()).isEqualTo(Phase.CANCELLED);
    assertThat(incidents().find(id)).contains(judged.incident());
    assertThat(incidents().judge(id(), no)).isEmpty();
  }

  @Test
  void whatWasAnnouncedIsRememberedAndNeverGoesBack() {
    String id = id();
    incidents().report(id, report(1, Phase.OPEN, NOON));

    assertThat(incidents().look(id).orElseThrow().announced()).isEqualTo(Announced.NOTHING);

    incidents().announced(id, told(3));
    incidents().announced(id, told(2));
    incidents().announced(id(), told(1));

    assertThat(incidents().report(id, report(1, Phase.OPEN, NOON)).announced()).isEqualTo(told(3));
    assertThat(incidents().look(id).orElseThrow().announced()).isEqualTo(told(3));
    assertThat(incidents().watched(NOON))
        .filteredOn(kept -> kept.incident().id().equals(id))
        .extracting(Kept::announced)
        .containsExactly(told(3));
  }

  private static Announced told(long revision) {
    return new Announced(
        revision,
        NOON.plusSeconds(revision),
        Phase.MITIGATING,
        Impact.MINOR,
        List.of("checkout", "search"),
        NOON.minusSeconds(60),
        revision == 3 ? NOON.plusSeconds(600) : null);
  }

  @Test
  void theCurrentOnesGoOnOrEndedLately() {
    Instant now = Instant.parse("2026-04-01T12:00:00Z");
    String open = id();
    String lately = id();
    String gone = id();
    incidents().report(open, report(1, Phase.OPEN, NOON));
    incidents().report(lately, report(1, Phase.RESOLVED, now.minus(Duration.ofHours(13))));
    incidents().report(gone, report(1, Phase.RESOLVED, now.minus(Duration.ofDays(3))));

    List<String> current = incidents().current(now).stream().map(Incident::id).toList();

    assertThat(current).contains(open, lately).doesNotContain(gone);
    assertThat(incidents().latest(now, 100)).extracting(Incident::id).contains(open, lately, gone);
    assertThat(incidents().latest(now, 1)).hasSize(1);
  }

  @Test
  void ofManyAtOnceNoneIsLost() {
    String id = id();

    IntStream.range(1, 6)
        .parallel()
        .forEach(order -> {
          Phase phase = order == 5 ? Phase.RESOLVED : Phase.OPEN;
          incidents().report(id, report(order, phase, NOON.plusSeconds(order)));
        });

    assertThat(incidents().find(id).orElseThrow().report().order()).isEqualTo(5);
    assertThat(incidents().find(id).orElseThrow().phase()).isEqualTo(Phase.RESOLVED);
  }
}
