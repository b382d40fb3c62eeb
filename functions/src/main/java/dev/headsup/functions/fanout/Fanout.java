package dev.headsup.functions.fanout;

import dev.headsup.aws.segment.OurCalls;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Exposures.Page;
import dev.headsup.engine.incident.Exposures.Use;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Walks;
import dev.headsup.engine.incident.Walks.Place;
import dev.headsup.engine.incident.Walks.Walk;
import dev.headsup.engine.signal.IncidentExposure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks over the customers of one component, shard by shard, and puts what an incident means to
/// each of them on the telemetry queue, where it is folded and decided like everything else. After
/// each page the walk's place is kept, so a crash repeats one page at most, and a repeat has the
/// same ids. A walk ends where it is when its news is true no more, or has been followed by newer
/// news.
///
/// @param telemetry takes message bodies for the telemetry function
record Fanout(
    Incidents incidents,
    Exposures exposures,
    Walks walks,
    Consumer<List<String>> telemetry,
    InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Fanout.class);

  /// How many rows a page has, at most.
  static final int PAGE = 100;

  /// How long a walk goes on before it looks whether its news is still true.
  private static final Duration FRESH = Duration.ofSeconds(5);

  /// Walks on.
  ///
  /// @param time whether there is time for another page
  /// @return whether the walk is at its end
  boolean walk(Walk walk, BooleanSupplier time) {
    Place place = walks.place(walk).orElse(Place.START);
    Optional<Incident> news = Optional.empty();
    Instant looked = Instant.MIN;
    while (!place.isEnd()) {
      if (!time.getAsBoolean()) {
        return false;
      }
      Instant now = clock.instant();
      if (looked.plus(FRESH).isBefore(now)) {
        news = incidents.look(walk.incident()).flatMap(kept -> stillNews(kept, walk));
        looked = now;
      }
      if (news.isEmpty()) {
        LOG.info("Revision {} of incident {} is no news now", walk.revision(), walk.incident());
        return true;
      }
      List<Use> page = new ArrayList<>();
      place = gather(walk, place, Exposures.since(news.get()), page);
      tell(news.get(), walk.revision(), page, now);
      walks.reached(walk, place);
    }
    return true;
  }

  /// The incident, while what a walk tells of it is still so.
  private static Optional<Incident> stillNews(Kept kept, Walk walk) {
    Incident incident = kept.incident();
    return incident.isOverAt(walk.revision()) == incident.phase().isOver()
            && kept.announced().revision() <= walk.revision()
        ? Optional.of(incident)
        : Optional.empty();
  }

  /// Takes customers of one shard after the other until a page is full.
  ///
  /// @return the place after them
  private Place gather(Walk walk, Place from, LocalDate since, List<Use> into) {
    Place place = from;
    int room = PAGE;
    while (!place.isEnd() && room > 0) {
      Page rows =
          exposures.page(
              walk.component(),
              walk.shard(place.step()),
              since,
              place.next().isEmpty() ? null : place.next(),
              room);
      into.addAll(rows.uses());
      String next = rows.next();
      long told = place.told() + rows.uses().size();
      if (next == null) {
        room -= rows.uses().size();
        place = new Place(told, place.step() + 1, "");
      } else {
        // As many rows as there was room for were looked at.
        room = 0;
        place = new Place(told, place.step(), next);
      }
    }
    return place;
  }

  private void tell(Incident incident, long revision, List<Use> page, Instant now) {
    if (!page.isEmpty()) {
      telemetry.accept(
          OurCalls.write(
              page.stream().map(use -> IncidentExposure.of(incident, revision, use)).toList(),
              now));
    }
  }
}
