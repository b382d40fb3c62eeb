package dev.headsup.functions.telemetry;

import dev.headsup.aws.segment.Accepted;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Exposures.Use;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Who uses a component while it has an outage hears of it too, though no walk found them; and whom
/// it fails only now. What they get has the ids that the walk gives, so nobody hears it twice.
///
/// @param incidents the current ones; asked only when somebody uses a component
record Joining(
    Supplier<Components> components,
    Supplier<List<Kept>> incidents,
    Supplier<TriggerSet> triggers) {
  /// Adds what a batch shows to what was observed in it.
  void add(Collection<TelemetryMessage> messages, Map<CustomerId, List<Observation>> observations) {
    Components known = components.get();
    if (known.isEmpty() || !triggers.get().startsWith(IncidentExposure.EVENT)) {
      return;
    }
    for (TelemetryMessage message : messages) {
      for (Accepted accepted : message.accepted()) {
        Optional<String> done = accepted.done();
        if (done.isPresent() && !accepted.customer().isAnonymous()) {
          for (String component : known.usedBy(done.get())) {
            add(accepted, done.get(), component, observations);
          }
        }
      }
    }
  }

  private void add(
      Accepted accepted,
      String done,
      String component,
      Map<CustomerId, List<Observation>> observations) {
    for (Kept kept : incidents.get()) {
      Incident incident = kept.incident();
      if (kept.announced().isAny()
          && incident.phase().isOn()
          && incident.concerned().contains(component)
          && !accepted.at().isBefore(incident.report().startedAt())) {
        Use use =
            new Use(
                accepted.customer(),
                component,
                accepted.at().atOffset(ZoneOffset.UTC).toLocalDate());
        IncidentExposure exposure = IncidentExposure.of(incident, kept.announced().revision(), use);
        List<Observation> theirs =
            observations.computeIfAbsent(accepted.customer(), none -> new ArrayList<>());
        theirs.add(exposure);
        if (triggers.get().failures().contains(done)) {
          // Right after the failure, so that it is known by then.
          theirs.add(exposure.failing(accepted.at().plusMillis(1)));
        }
      }
    }
  }
}
