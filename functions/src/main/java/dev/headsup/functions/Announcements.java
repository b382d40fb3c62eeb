package dev.headsup.functions;

import dev.headsup.aws.sqs.FanoutJobs;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import java.util.List;
import java.util.function.Consumer;

/// Has the customers told whom an incident concerns, each time it changes. What nobody stands
/// behind is told to nobody, nor is what was over before anybody was told, nor what concerns no
/// part of the product that is known; what was told once is followed to its end, also when it turns
/// out to be nothing.
///
/// The queue comes before the note that it was done, so a crash between tells again, and not never:
/// what is told twice has one id and counts once.
///
/// @param queue takes message bodies for the fan-out function
public record Announcements(Incidents incidents, Consumer<List<String>> queue) {
  /// Has an incident announced, unless it was.
  ///
  /// @return whether anything was queued
  public boolean of(Kept kept) {
    Incident incident = kept.incident();
    // That it was announced may be known to the queue alone: whoever announced it may have died
    // then.
    boolean mayBeKnown =
        kept.announced() > 0
            || incident.steps().stream().anyMatch(step -> step.confirmed() && step.phase().isOn());
    boolean speaks = mayBeKnown || (incident.isConfirmed() && !incident.phase().isOver());
    if (!speaks || incident.concerned().isEmpty() || kept.announced() >= incident.revision()) {
      return false;
    }
    queue.accept(FanoutJobs.write(incident));
    incidents.announced(incident.id(), incident.revision());
    return true;
  }
}
