package dev.headsup.functions.fanout;

import dev.headsup.aws.segment.OurCalls;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Exposures.Page;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Walks;
import dev.headsup.engine.incident.Walks.Place;
import dev.headsup.engine.incident.Walks.Walk;
import dev.headsup.engine.signal.Observation.IncidentExposure;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks over the customers of one component and shard, and puts what an incident means to each of
/// them on the telemetry queue, where it is folded and decided like everything else. After each
/// page the walk's place is kept, so a crash repeats one page at most, and a repeat has the same
/// ids. A revision that another has followed is not walked to its end.
///
/// @param telemetry takes message bodies for the telemetry function
record Fanout(
    Incidents incidents,
    Exposures exposures,
    Walks walks,
    Consumer<List<String>> telemetry,
    InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Fanout.class);

  /// How many rows a page has.
  static final int PAGE = 500;

  /// Walks on.
  ///
  /// @param time whether there is time for another page
  /// @return whether the walk is at its end
  boolean walk(Walk walk, BooleanSupplier time) {
    Optional<Incident> found = incidents.find(walk.incident());
    if (found.isEmpty() || found.get().revision() != walk.revision()) {
      LOG.info("Revision {} of incident {} is not the last", walk.revision(), walk.incident());
      return true;
    }
    Incident incident = found.get();
    Place place = walks.place(walk).orElse(null);
    LocalDate since = Exposures.since(incident);
    while (place == null || !place.isEnd()) {
      if (!time.getAsBoolean()) {
        return false;
      }
      Page page =
          exposures.page(
              walk.component(), walk.shard(), since, place == null ? null : place.next(), PAGE);
      tell(incident, page.customers());
      long told = (place == null ? 0 : place.told()) + page.customers().size();
      place = new Place(told, page.next() == null ? "" : page.next());
      walks.reached(walk, place);
    }
    return true;
  }

  private void tell(Incident incident, List<CustomerId> customers) {
    if (customers.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    telemetry.accept(
        OurCalls.write(
            customers.stream().map(customer -> IncidentExposure.of(incident, customer)).toList(),
            now));
  }
}
