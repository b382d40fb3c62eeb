package dev.headsup.functions.incidents.feeds;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.engine.incident.Affected;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.ImpactWords;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// PagerDuty's webhooks, version 3. An incident of theirs is one of ours; the alarm waits for a
/// person. What they publish as a status update is text for customers, and goes to the incident as
/// it is known here.
///
/// Source: `https://github.com/PagerDuty/developer-docs/tree/main/docs/webhooks`.
///
/// @param incidents finds the incident that a status update speaks of
record PagerDuty(Incidents incidents) implements Adapter {
  private static final int ID = 100;

  @Override
  public List<News> read(Said body, Instant now) throws BadRequest {
    Said event = body.at("event");
    String type = event.line("event_type", 100);
    if (type.isEmpty() || !event.at("data").isObject()) {
      throw BadRequest.body("not-pagerduty", "A PagerDuty webhook has event.event_type and data");
    }
    Instant at = event.past("occurred_at", now).orElse(now);
    if (type.equals("incident.status_update_published")) {
      return update(event.at("data"), at).stream().toList();
    }
    return type.startsWith("incident.") && event.at("data").line("type", 50).equals("incident")
        ? List.of(news(event.at("data"), at, now))
        : List.of();
  }

  private static News news(Said data, Instant at, Instant now) throws BadRequest {
    String id = data.need("id", ID);
    String status = data.line("status", Particulars.NAME);
    Phase phase =
        switch (status.toLowerCase(Locale.ROOT)) {
          case "acknowledged" -> Phase.MITIGATING;
          case "resolved" -> Phase.RESOLVED;
          default -> Phase.OPEN;
        };
    String title = data.line("title", Report.TITLE);
    Said service = data.at("service");
    String called = service.line("summary", Particulars.NAME);
    String name = called.isEmpty() ? service.line("id", ID) : called;
    return new News(
        Feed.PAGERDUTY,
        id,
        false,
        name.isEmpty() ? List.of() : List.of(new Affected(name, List.of(service.line("id", ID)))),
        new Report(
            Feed.PAGERDUTY.word(),
            at.toEpochMilli(),
            true,
            title.isEmpty() ? "An incident in PagerDuty" : title,
            List.of(),
            impact(data, title),
            phase,
            Feed.PAGERDUTY.confidence(),
            data.past("created_at", now).filter(created -> !created.isAfter(at)).orElse(at),
            phase.isOver() ? at : null,
            null,
            data.link("html_url"),
            at,
            new Particulars("", false, null, List.of(), status, List.of())));
  }

  private static Impact impact(Said data, String title) {
    return ImpactWords.word(data.at("priority").line("summary", 50))
        .or(() -> ImpactWords.inText(title))
        .or(() -> ImpactWords.word(data.line("urgency", 20)))
        .orElse(Impact.MINOR);
  }

  /// Says nothing of an incident that is not known here.
  private Optional<News> update(Said data, Instant at) {
    String id = data.at("incident").line("id", ID);
    String text = data.line("message", Particulars.TEXT);
    return text.isEmpty() || id.isEmpty()
        ? Optional.empty()
        : incidents
            .find(News.id(Feed.PAGERDUTY, id))
            .map(known -> worded(id, known.own(), text, at));
  }

  private static News worded(String id, Report known, String text, Instant at) {
    Particulars more = known.particulars();
    return new News(
        Feed.PAGERDUTY,
        id,
        false,
        List.of(),
        new Report(
            known.source(),
            at.toEpochMilli(),
            true,
            known.title(),
            known.components(),
            known.impact(),
            known.phase(),
            known.confidence(),
            known.startedAt(),
            known.resolvedAt(),
            known.nextUpdateBy(),
            known.link(),
            at,
            new Particulars(
                text,
                more.maintenance(),
                more.until(),
                more.regions(),
                more.nativeStatus(),
                more.unmapped())));
  }
}
