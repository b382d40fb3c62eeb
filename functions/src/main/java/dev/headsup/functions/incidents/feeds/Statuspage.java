package dev.headsup.functions.incidents.feeds;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.engine.incident.Affected;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.ImpactWords;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the public API of a Statuspage says, version 2: `incidents.json` and
/// `scheduled-maintenances.json`. People wrote it for customers.
///
/// Source: `https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/` and the
/// pages' own `/api`.
final class Statuspage implements Adapter {
  private static final int ID = 100;

  /// What changed longer ago is history, and nobody has to hear of it.
  private static final Duration LATELY = Duration.ofDays(3);

  @Override
  public List<News> read(Said body, Instant now) throws BadRequest {
    List<Said> all = new ArrayList<>(body.list("incidents"));
    all.addAll(body.list("scheduled_maintenances"));
    String page = body.at("page").line("id", ID);
    List<News> news = new ArrayList<>();
    for (Said each : all) {
      Optional<News> one = one(each, page, now);
      one.filter(found ->
              !found.report().phase().isOver() || found.report().at().isAfter(now.minus(LATELY)))
          .ifPresent(news::add);
    }
    return news;
  }

  private static Optional<News> one(Said said, String page, Instant now) {
    String id = said.line("id", ID);
    String name = said.line("name", Report.TITLE);
    if (id.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    Instant created = said.past("created_at", now).orElse(now);
    Instant at = said.past("updated_at", now).orElse(created);
    boolean maintenance =
        said.line("impact", 50).equals("maintenance") || said.time("scheduled_for").isPresent();
    String status = said.line("status", Particulars.NAME).toLowerCase(Locale.ROOT);
    Phase phase = phase(status);
    Instant begins = said.past("started_at", now).orElse(created);
    Instant start = maintenance ? said.time("scheduled_for").orElse(begins) : begins;
    @Nullable Instant until = maintenance ? said.time("scheduled_until").orElse(null) : null;
    return Optional.of(
        new News(
            Feed.STATUSPAGE,
            (page.isEmpty() ? "" : page + ":") + id,
            false,
            affected(said),
            new Report(
                Feed.STATUSPAGE.word(),
                at.toEpochMilli(),
                true,
                name,
                List.of(),
                impact(said, name),
                phase,
                Feed.STATUSPAGE.confidence(),
                start,
                phase.isOver() ? said.past("resolved_at", now).orElse(at) : null,
                null,
                said.link("shortlink"),
                at,
                new Particulars(
                    text(said, now), maintenance, until, List.of(), status, List.of()))));
  }

  /// A word that is not known goes on as open: somebody wrote of an incident, and it is not over.
  private static Phase phase(String status) {
    return switch (status.replace(' ', '_')) {
      case "scheduled" -> Phase.SCHEDULED;
      case "monitoring", "verifying" -> Phase.MITIGATING;
      case "resolved", "postmortem", "completed" -> Phase.RESOLVED;
      case "cancelled", "canceled" -> Phase.CANCELLED;
      default -> Phase.OPEN;
    };
  }

  private static Impact impact(Said said, String name) {
    String own = said.line("impact_override", 50);
    String word = own.isEmpty() ? said.line("impact", 50) : own;
    return ImpactWords.word(word)
        .or(() -> word.equals("maintenance") ? Optional.of(Impact.MINOR) : Optional.empty())
        .or(() -> ImpactWords.inText(name))
        .orElse(Impact.MINOR);
  }

  /// The components of the incident, else those that its newest update names.
  private static List<Affected> affected(Said said) {
    List<Affected> affected = new ArrayList<>();
    for (Said each : said.list("components")) {
      add(each.line("name", Particulars.NAME), each.line("id", ID), affected);
    }
    for (Said update : said.list("incident_updates")) {
      if (affected.isEmpty()) {
        for (Said each : update.list("affected_components")) {
          add(each.line("name", Particulars.NAME), each.line("code", ID), affected);
        }
      }
    }
    return affected;
  }

  private static void add(String name, String id, List<Affected> affected) {
    if (affected.size() < 200 && !(name.isEmpty() && id.isEmpty())) {
      affected.add(
          new Affected(name.isEmpty() ? id : name, id.isEmpty() ? List.of() : List.of(id)));
    }
  }

  private static String text(Said said, Instant now) {
    return said.list("incident_updates").stream()
        .max(
            Comparator.comparing(update ->
                update
                    .past("display_at", now)
                    .or(() -> update.past("created_at", now))
                    .orElse(Instant.EPOCH)))
        .map(update -> update.line("body", Particulars.TEXT))
        .orElse("");
  }
}
