package dev.headsup.functions.sweep;

import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.metric.Anomalies;
import dev.headsup.engine.metric.Anomaly;
import dev.headsup.engine.metric.States;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has people look at what is not as usual: an anomaly of a part of the product opens an inferred
/// incident, or joins one that goes on there already, whoever opened it, and its evidence is kept
/// for the page. Where all is as usual again, an incident that nobody confirmed ends by itself.
/// What a person said is none is not opened again while the same anomaly lasts.
record Suspicions(Incidents incidents, States states)
    implements BiConsumer<List<Anomaly>, Instant> {
  private static final Logger LOG = LoggerFactory.getLogger(Suspicions.class);
  private static final Duration KEPT = Duration.ofDays(400);

  @Override
  public void accept(List<Anomaly> anomalies, Instant now) {
    Map<String, List<Anomaly>> byComponent = new TreeMap<>();
    anomalies.forEach(each ->
        byComponent.computeIfAbsent(each.series().component(), any -> new ArrayList<>()).add(each));
    List<Incident> current = incidents.current(now);
    byComponent.forEach((component, all) -> suspect(component, all, current, now));
  }

  private void suspect(String component, List<Anomaly> news, List<Incident> current, Instant now) {
    Instant since = news.stream().map(Anomaly::since).min(Comparator.naturalOrder()).orElse(now);
    Optional<Incident> known =
        current.stream()
            .filter(incident -> Anomalies.isOf(incident, component, since))
            .min(
                Comparator.comparing(Incident::isDismissed)
                    .thenComparing(incident -> !incident.own().source().equals(Anomalies.SOURCE)));
    boolean goesOn = news.stream().anyMatch(each -> each.until() == null);
    if (known.isEmpty() && !goesOn) {
      return;
    }
    String id = known.map(Incident::id).orElseGet(() -> Anomalies.incident(component, since));
    List<Anomaly> evidence = Anomalies.merged(evidence(id), news);
    states.write(Anomalies.evidence(id), Anomalies.write(evidence), now.plus(KEPT));
    if (known.isEmpty()) {
      incidents.report(id, report(evidence, component, since, null, now));
      LOG.warn("Not as usual, and an incident is suspected: {}", words(evidence));
    } else if (known.get().own().source().equals(Anomalies.SOURCE)
        && !known.get().isConfirmed()
        && !known.get().own().phase().isOver()
        && evidence.stream().allMatch(each -> each.until() != null)) {
      incidents.report(id, report(evidence, component, since, now, now));
      LOG.info("As usual again: {}", words(evidence));
    }
  }

  private List<Anomaly> evidence(String incident) {
    byte[] known =
        states.read(List.of(Anomalies.evidence(incident))).get(Anomalies.evidence(incident));
    return known == null ? List.of() : Anomalies.read(known);
  }

  private static Report report(
      List<Anomaly> evidence,
      String component,
      Instant since,
      @Nullable Instant ended,
      Instant now) {
    return new Report(
        Anomalies.SOURCE,
        now.toEpochMilli(),
        true,
        evidence.getFirst().title(),
        List.of(component),
        Impact.MAJOR,
        ended == null ? Phase.OPEN : Phase.RESOLVED,
        Confidence.INFERRED,
        since,
        ended,
        null,
        "",
        now);
  }

  private static String words(List<Anomaly> evidence) {
    return String.join(
        "; ", evidence.stream().map(each -> each.series().name() + ": " + each.words()).toList());
  }
}
