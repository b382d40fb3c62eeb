package dev.headsup.functions.telemetry;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.forecast.Aftermath;
import dev.headsup.engine.forecast.AftermathCounts;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.functions.telemetry.Aftermaths.Place;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts who of those whom an incident concerns turned to support within a day, those who were
/// told apart from the others. From that the next surge is forecast. A contact whose batch is
/// repeated counts twice.
record TurnedToSupport(
    Aftermaths aftermaths,
    Exposures exposures,
    Activities activities,
    Supplier<TriggerSet> triggers) {
  private static final Logger LOG = LoggerFactory.getLogger(TurnedToSupport.class);

  /// Counts the contacts of a batch.
  void note(Collection<TelemetryMessage> messages) {
    List<ContactOpened> opened = new ArrayList<>();
    for (TelemetryMessage message : messages) {
      for (Incoming incoming : message.events()) {
        if (incoming instanceof Incoming.Did(Observation seen)
            && seen instanceof ContactOpened contact
            && contact.stage() == ContactOpened.Stage.OPENED) {
          opened.add(contact);
        }
      }
    }
    if (opened.isEmpty()) {
      return;
    }
    try {
      Map<Place, Long> more = new TreeMap<>();
      for (ContactOpened contact : opened) {
        LocalDate day = LocalDate.ofInstant(contact.at(), ZoneOffset.UTC);
        more.merge(new Place(AftermathCounts.contacts(day), -1), 1L, Long::sum);
        after(contact, more);
      }
      aftermaths.add(more);
    } catch (RuntimeException notNow) {
      LOG.warn("Contacts after incidents were not counted this time", notNow);
    }
  }

  private void after(ContactOpened contact, Map<Place, Long> more) {
    for (Incident incident : aftermaths.incidents().get()) {
      int part = Aftermath.part(incident.report().startedAt(), contact.at());
      if (part >= 0 && part < Aftermath.PARTS && concerns(incident, contact.customer())) {
        boolean told = wasTold(incident, contact.customer());
        more.merge(new Place(AftermathCounts.contacts(incident.id(), told), part), 1L, Long::sum);
      }
    }
  }

  private boolean concerns(Incident incident, CustomerId customer) {
    LocalDate since = Exposures.since(incident);
    return exposures.lastUsed(customer, incident.report().components()).values().stream()
        .anyMatch(day -> !day.isBefore(since));
  }

  private boolean wasTold(Incident incident, CustomerId customer) {
    Stored stored = activities.load(List.of(customer)).get(customer);
    return stored != null
        && triggers.get().all().stream()
            .filter(Trigger::isAboutIncidents)
            .flatMap(trigger -> stored.activity().told(trigger.key()).cases().stamps().stream())
            .anyMatch(stamp ->
                incident.steps().stream().anyMatch(step -> Aftermaths.isOf(stamp, incident, step)));
  }
}
