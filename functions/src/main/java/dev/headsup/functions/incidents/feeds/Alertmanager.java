package dev.headsup.functions.incidents.feeds;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.engine.incident.Affected;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.ImpactWords;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Webhooks of Prometheus Alertmanager, version 4, and of Grafana, which are the same and more: a
/// group of alerts is one incident. They carry no time of their own, so the newest beginning or end
/// of one of their alerts is their order: a late "firing" is older than the "resolved" that
/// overtook it.
///
/// Source: `https://prometheus.io/docs/alerting/latest/configuration/#webhook_config`. What people
/// read is the annotation `headsup_title`, else `summary`, else the alert's name; the text for
/// customers is the annotation `headsup_text` alone, as descriptions name machines.
final class Alertmanager implements Adapter {
  private static final int VALUE = 200;

  /// One alert.
  private record Alert(
      boolean fires, Map<String, String> labels, Instant start, Instant last, Said said) {}

  @Override
  public List<News> read(Said body, Instant now) throws BadRequest {
    if (!body.line("version", 10).matches("[14]") || !body.node().path("alerts").isArray()) {
      throw BadRequest.body(
          "not-alertmanager",
          "This is not Alertmanager's own body, version 4: a receiver with a payload of its own"
              + " cannot be read");
    }
    List<Alert> alerts = new ArrayList<>();
    for (Said each : body.list("alerts")) {
      alerts.add(alert(each, body, now));
    }
    if (alerts.isEmpty()) {
      throw BadRequest.body("missing-field", "alerts is empty");
    }
    String key = body.line("groupKey", 10_000);
    if (key.isEmpty()) {
      key = body.line("receiver", VALUE) + " " + body.pairs("groupLabels", VALUE);
    }
    boolean over = alerts.stream().noneMatch(Alert::fires);
    List<Alert> telling = over ? alerts : alerts.stream().filter(Alert::fires).toList();
    Instant start = telling.stream().map(Alert::start).min(Comparator.naturalOrder()).orElse(now);
    Instant last = alerts.stream().map(Alert::last).max(Comparator.naturalOrder()).orElse(now);
    return List.of(
        new News(
            Feed.ALERTMANAGER,
            key,
            true,
            affected(telling),
            new Report(
                Feed.ALERTMANAGER.word(),
                last.toEpochMilli(),
                true,
                title(body, telling.getFirst()),
                List.of(),
                impact(body, telling),
                over ? Phase.RESOLVED : Phase.OPEN,
                Feed.ALERTMANAGER.confidence(),
                start,
                over ? last : null,
                null,
                "",
                last,
                new Particulars(
                    annotation("headsup_text", body, telling.getFirst(), Particulars.TEXT),
                    false,
                    null,
                    regions(telling),
                    over ? "resolved" : "firing",
                    List.of()))));
  }

  private static Alert alert(Said said, Said body, Instant now) {
    String status = said.line("status", 20);
    boolean fires =
        !(status.isEmpty() ? body.line("status", 20) : status).equalsIgnoreCase("resolved");
    Instant start = said.past("startsAt", now).orElse(now);
    Instant last = fires ? start : said.past("endsAt", now).orElse(now);
    return new Alert(
        fires, said.pairs("labels", VALUE), start, last.isBefore(start) ? start : last, said);
  }

  /// Every label is a name by which a component may be found; it is called by its component or
  /// service, else by the alert's name.
  private static List<Affected> affected(List<Alert> alerts) {
    List<Affected> affected = new ArrayList<>();
    Set<Map<String, String>> seen = new HashSet<>();
    for (Alert alert : alerts) {
      if (seen.add(alert.labels()) && affected.size() < 200) {
        Stream<String> bare =
            Stream.of("component", "service").map(alert.labels()::get).filter(v -> v != null);
        affected.add(
            new Affected(
                shown(alert.labels()),
                Stream.concat(
                        bare,
                        alert.labels().entrySet().stream()
                            .map(label -> label.getKey() + "=" + label.getValue()))
                    .toList()));
      }
    }
    return affected;
  }

  private static String shown(Map<String, String> labels) {
    for (String label : List.of("component", "service", "alertname")) {
      String value = labels.get(label);
      if (value != null) {
        return Said.clean(label + "=" + value, Particulars.NAME);
      }
    }
    return "an alert without a name";
  }

  private static String title(Said body, Alert alert) {
    for (String name : List.of("headsup_title", "summary")) {
      String said = annotation(name, body, alert, Report.TITLE);
      if (!said.isEmpty()) {
        return said;
      }
    }
    return Said.clean(alert.labels().getOrDefault("alertname", "An alert"), Report.TITLE);
  }

  private static String annotation(String name, Said body, Alert alert, int longest) {
    String common = body.at("commonAnnotations").line(name, longest);
    return common.isEmpty() ? alert.said().at("annotations").line(name, longest) : common;
  }

  /// The hardest that an alert says of itself; then what its words tell.
  private static Impact impact(Said body, List<Alert> alerts) {
    return alerts.stream()
        .flatMap(alert -> ImpactWords.word(alert.labels().getOrDefault("severity", "")).stream())
        .max(Comparator.naturalOrder())
        .or(() -> ImpactWords.inText(title(body, alerts.getFirst())))
        .orElse(Impact.MINOR);
  }

  private static List<String> regions(List<Alert> alerts) {
    return alerts.stream()
        .flatMap(alert -> Stream.of("region").map(alert.labels()::get).filter(v -> v != null))
        .distinct()
        .limit(Particulars.NAMES)
        .toList();
  }
}
