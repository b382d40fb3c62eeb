package dev.headsup.functions.telemetry;

import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.segment.TelemetryMessage;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.ToldWrong;
import dev.headsup.engine.tutorial.Lessons;
import dev.headsup.engine.tutorial.Lessons.Progress;
import dev.headsup.engine.tutorial.Tutorials;
import dev.headsup.engine.tutorial.Tutorials.Taken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes who started and finished which tutorial, and who then did what it teaches or turned to
/// support. Only events that say something about tutorials, and contacts with support, cost
/// anything. Visitors who have not signed in are left out, since nobody can write to them.
final class Teaching {
  private static final Logger LOG = LoggerFactory.getLogger(Teaching.class);

  private final Supplier<Tutorials> tutorials;
  private final Lessons lessons;

  Teaching(Supplier<Tutorials> tutorials, Lessons lessons) {
    this.tutorials = tutorials;
    this.lessons = lessons;
  }

  /// Whether behaviour of this name says something about tutorials.
  boolean asksAbout(String event) {
    return tutorials.get().events().contains(event);
  }

  /// Notes what messages say; may be repeated.
  ///
  /// @param messages by their ids
  /// @return the ids of those that could not be noted
  Set<String> note(Map<String, TelemetryMessage> messages) {
    Set<String> failed = new HashSet<>();
    Tutorials catalogue = tutorials.get();
    Set<String> asked = catalogue.events();
    if (asked.isEmpty()) {
      return failed;
    }
    Map<CustomerId, Map<String, Progress>> known = new HashMap<>();
    messages.forEach((id, message) -> {
      try {
        for (Incoming incoming : message.events()) {
          if (incoming instanceof Incoming.Did(Observation observation)
              && !observation.customer().isAnonymous()
              && (asked.contains(observation.event())
                  || observation instanceof Observation.ContactOpened)) {
            note(catalogue, observation, known);
          }
        }
      } catch (RuntimeException notNow) {
        LOG.error("Back to the queue, since what it says of tutorials was not noted", notNow);
        failed.add(id);
      }
    });
    return failed;
  }

  private void note(
      Tutorials catalogue, Observation observation, Map<CustomerId, Map<String, Progress>> known) {
    CustomerId customer = observation.customer();
    Map<String, Progress> progress = known.computeIfAbsent(customer, lessons::of);
    List<Taken> all =
        switch (observation) {
          case Observation.Behaviour behaviour -> catalogue.taken(behaviour, progress);
          case Observation.ContactOpened contact -> catalogue.taken(contact, progress);
          case IncidentExposure exposure -> List.of();
          case Observation.MentionSeen mention -> List.of();
          case ToldWrong wrong -> List.of();
          case Observation.ScoreCrossed crossed -> List.of();
        };
    for (Taken taken : all) {
      if (!progress.getOrDefault(taken.tutorial(), Progress.NONE).has(taken.step())) {
        lessons.note(customer, taken.tutorial(), taken.step(), taken.at());
        known.remove(customer);
      }
    }
  }
}
