package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Lineage;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.ToldWrong;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Offer;
import dev.headsup.engine.tutorial.Tutorials;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One trigger that holds for one customer now.
///
/// @param cause the last event of the case, also where an earlier one came late and completed it;
///   with trigger and customer it names the case
/// @param evidence what happened
/// @param data values for the message, by the trigger's names; what the event lacked is not there
/// @param heard of a follow-up, the channels by which what it follows up on reached the customer;
///   null where that is not asked, or not known
public record Candidate(
    Trigger trigger,
    CustomerId customer,
    Stamp cause,
    Evidence evidence,
    Map<String, String> data,
    @Nullable Set<Channel> heard) {
  public Candidate {
    data = Map.copyOf(data);
    heard = heard == null ? null : Set.copyOf(heard);
  }

  /// One that follows up on nothing.
  public Candidate(
      Trigger trigger,
      CustomerId customer,
      Stamp cause,
      Evidence evidence,
      Map<String, String> data) {
    this(trigger, customer, cause, evidence, data, null);
  }

  /// The same case, where it is known by which channels they heard what it follows up on.
  public Candidate after(Set<Channel> theyHeard) {
    return new Candidate(trigger, customer, cause, evidence, data, theyHeard);
  }

  /// The same case with this tutorial to offer, instead of any that was chosen for it before.
  ///
  /// @param tutorial the data that names it ([Tutorials.Choice#data]); empty when there is none
  public Candidate offering(Map<String, String> tutorial) {
    Map<String, String> all = new HashMap<>(data);
    all.keySet().removeIf(Tutorials::isOfTutorial);
    all.putAll(tutorial);
    return new Candidate(trigger, customer, cause, evidence, all, heard);
  }

  /// A correction as the wrong message has it: under its purpose, and by the channels by which they
  /// may have read it. Any other case is itself.
  public Candidate asToldBefore() {
    if (!StandingTriggers.isCorrection(trigger)) {
      return this;
    }
    String wrong = data.getOrDefault("corrects_purpose", "");
    // What only another version knows counts as what needs most.
    Purpose purpose =
        Arrays.stream(Purpose.values())
            .filter(each -> each.name().equals(wrong))
            .findFirst()
            .orElse(Purpose.MARKETING);
    Set<Channel> channels = ToldWrong.channels(data.getOrDefault("told_by", ""));
    String by = String.join(" and ", channels.stream().sorted().map(Channel::word).toList());
    String name = data.getOrDefault("corrects_name", "");
    return new Candidate(
        StandingTriggers.correction(purpose),
        customer,
        cause,
        new Evidence(
            evidence.event(),
            evidence.times(),
            List.of("they had a message of '" + name + "' by " + by + ", and it was wrong"),
            evidence.lineage()),
        data,
        channels);
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
  /// @param facts what shows that an incident concerns the customer, in words
  /// @param lineage the messages of ours that led to it; null where none did, or nobody said so
  public record Evidence(
      String event, List<Instant> times, List<String> facts, @Nullable Lineage lineage) {
    public Evidence {
      times = List.copyOf(times);
      facts = List.copyOf(facts);
    }

    /// One that needs no more to be shown.
    public Evidence(String event, List<Instant> times) {
      this(event, times, List.of(), null);
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
      if (event.startsWith(IncidentExposure.EVENT)) {
        return "news of an outage";
      }
      if (event.startsWith(ToldWrong.EVENT)) {
        return "a message of ours that was wrong";
      }
      return event.startsWith(Observation.ScoreCrossed.EVENT) ? "signs that they need help" : event;
    }
  }

  /// @param completing what completed the case
  /// @param window the events of the case, oldest first
  /// @param facts what shows that it concerns them
  /// @param lineage the messages of ours that led to it
  static Candidate of(
      Trigger trigger,
      Observation completing,
      List<Stamp> window,
      List<String> facts,
      @Nullable Lineage lineage) {
    Map<String, String> data = new HashMap<>();
    trigger
        .send()
        .data()
        .forEach((name, property) ->
            completing
                .properties()
                .get(property)
                .ifPresent(value -> data.put(name, value.toString())));
    Concern.regions(trigger, completing)
        .ifPresent(regions -> data.put(Concern.regionsName(), regions));
    return new Candidate(
        trigger,
        completing.customer(),
        window.getLast(),
        new Evidence(
            trigger.when().start().words(),
            window.stream().map(Stamp::at).toList(),
            facts,
            lineage),
        data);
  }
}
