package dev.headsup.functions.telemetry;

import dev.headsup.aws.segment.Accepted;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Exposures.Use;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers who uses which part of the product, from whatever events came, also those that no
/// trigger asks about: that is how an incident finds its customers later. Visitors who have not
/// signed in are left out, since nobody can write to them.
///
/// What this worker noted for a day it does not note again. A note that fails is not worth a batch:
/// the customer's next event brings it again.
final class Uses {
  private static final Logger LOG = LoggerFactory.getLogger(Uses.class);

  /// How many notes a worker remembers: about 10 MB.
  private static final int REMEMBERED = 50_000;

  private final Supplier<Components> components;
  private final Exposures exposures;
  private final Map<String, LocalDate> noted =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LocalDate> eldest) {
          return size() > REMEMBERED;
        }
      };

  Uses(Supplier<Components> components, Exposures exposures) {
    this.components = components;
    this.exposures = exposures;
  }

  /// Notes what a batch shows.
  void note(Collection<TelemetryMessage> messages) {
    try {
      Components known = components.get();
      if (known.isEmpty()) {
        return;
      }
      Set<Use> fresh = new LinkedHashSet<>();
      for (TelemetryMessage message : messages) {
        for (Accepted accepted : message.accepted()) {
          gather(accepted, known, fresh);
        }
      }
      if (!fresh.isEmpty()) {
        exposures.note(fresh);
        fresh.forEach(use -> noted.merge(key(use), use.day(), Uses::later));
      }
    } catch (RuntimeException notNow) {
      LOG.warn("Who uses what was not noted this time", notNow);
    }
  }

  private void gather(Accepted accepted, Components known, Set<Use> fresh) {
    Optional<String> done = accepted.done();
    if (done.isEmpty()) {
      return;
    }
    for (String component : known.usedBy(done.get())) {
      CustomerId customer = accepted.customer();
      if (customer.isAnonymous()) {
        return;
      }
      Use use = new Use(customer, component, accepted.at().atOffset(ZoneOffset.UTC).toLocalDate());
      LocalDate before = noted.get(key(use));
      if (before == null || before.isBefore(use.day())) {
        fresh.add(use);
      }
    }
  }

  private static String key(Use use) {
    return use.component() + " " + use.customer();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
