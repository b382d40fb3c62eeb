package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Offer;
import dev.headsup.engine.tutorial.Tutorials;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One trigger that holds for one customer now.
///
/// @param cause the last event of the case, also where an earlier one came late and completed it;
///   with trigger and customer it names the case
/// @param evidence what happened
/// @param data values for the message, by the trigger's names; what the event lacked is not there
public record Candidate(
    Trigger trigger,
    CustomerId customer,
    Stamp cause,
    Evidence evidence,
    Map<String, String> data) {
  public Candidate {
    data = Map.copyOf(data);
  }

  /// The same case with this tutorial to offer, instead of any that was chosen for it before.
  ///
  /// @param tutorial the data that names it ([Tutorials.Choice#data]); empty when there is none
  public Candidate offering(Map<String, String> tutorial) {
    Map<String, String> all = new HashMap<>(data);
    all.keySet().removeIf(Tutorials::isOfTutorial);
    all.putAll(tutorial);
    return new Candidate(trigger, customer, cause, evidence, all);
  }

  /// Whether its message has all that it is to offer.
  boolean hasItsOffer() {
    return switch (trigger.send().offer()) {
      case Offer.Tutorial tutorial -> data.containsKey(Tutorials.TUTORIAL);
      case Offer.Consultation consultation -> true;
      case Offer.Nothing nothing -> true;
    };
  }

  /// What happened, so that anyone can check the decision.
  ///
  /// @param event the condition in words
  /// @param times when each of the events of the case happened, oldest first
  public record Evidence(String event, List<Instant> times) {
    public Evidence {
      times = List.copyOf(times);
    }

    /// Whether it was observed by us, and has no name of the product's.
    public boolean isOurs() {
      return event.startsWith(Observation.OURS);
    }

    /// The condition for people: what the product names has its name, and what we observed is said
    /// in words that may follow `after`.
    public String plain() {
      if (event.startsWith(Observation.ContactOpened.EVENT)) {
        return "their contact with support";
      }
      if (event.startsWith(Observation.MentionSeen.EVENT)) {
        return "a public post of theirs";
      }
      if (event.startsWith(Observation.IncidentExposure.EVENT)) {
        return "news of an outage";
      }
      return event.startsWith(Observation.ScoreCrossed.EVENT) ? "signs that they need help" : event;
    }
  }

  /// @param completing what completed the case
  /// @param window the events of the case, oldest first
  static Candidate of(Trigger trigger, Observation completing, List<Stamp> window) {
    Map<String, String> data = new HashMap<>();
    trigger
        .send()
        .data()
        .forEach((name, property) ->
            completing
                .properties()
                .get(property)
                .ifPresent(value -> data.put(name, value.toString())));
    return new Candidate(
        trigger,
        completing.customer(),
        window.getLast(),
        new Evidence(trigger.when().start().words(), window.stream().map(Stamp::at).toList()),
        data);
  }
}
