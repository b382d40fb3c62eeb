package dev.headsup.functions.console;

import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.aws.aside.PutAside;
import dev.headsup.engine.brake.Brakes;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.correction.Corrections;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.WhyNot;
import dev.headsup.engine.handoff.HandOffs;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Walks;
import dev.headsup.engine.metric.States;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.tutorial.Lessons;
import dev.headsup.engine.tutorial.Tutorials;
import dev.headsup.functions.Outlook;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that the console reads, and the two things of customers that it changes: cases for
/// people, and what is observed of a customer when one is solved.
///
/// @param aside what could not be worked on
/// @param observations queues what was observed, to be decided about like everything else
record Sources(
    Outreaches outreaches,
    Profiles profiles,
    InboxItems inbox,
    HandOffs handOffs,
    Consumer<Observation> observations,
    Triggers triggers,
    Conditions conditions,
    Watched watched,
    Outages outages,
    Teaching teaching,
    PutAside aside,
    Safety safety,
    Righting righting,
    InstantSource clock) {
  /// The triggers as they are now. Safe for use by many threads.
  interface Triggers {
    /// All of them, each with its sentence.
    List<Told> all();

    /// A trigger and what it says in one sentence.
    record Told(Trigger trigger, String sentence) {}
  }

  /// How near customers are to what triggers wait for. Safe for use by many threads.
  interface Conditions {
    /// How every condition of every trigger stands for a customer now.
    List<WhyNot> of(CustomerId customer);
  }

  /// Incidents, and the way to have customers told of what a person decided about one.
  ///
  /// @param announce has customers told at once
  /// @param announceLater the same after [IncidentsDesk#UNDO]
  /// @param outlook what an incident brings
  /// @param states where evidence is kept
  /// @param compiled the triggers with their messages
  record Outages(
      Incidents incidents,
      Consumer<Kept> announce,
      Consumer<Kept> announceLater,
      Outlook outlook,
      Exposures exposures,
      Walks walks,
      Supplier<Components> components,
      States states,
      Supplier<List<CompiledTrigger>> compiled) {}

  /// The tutorials as they are now, and what they brought about.
  record Teaching(Supplier<Tutorials> tutorials, Lessons lessons) {}

  /// The brakes, the numbers they look at, and who made which trigger.
  ///
  /// @param documents the triggers' documents as they run, by id
  record Safety(
      Brakes brakes,
      Counters counters,
      Supplier<Policy> policy,
      Supplier<Map<String, Document>> documents) {}

  /// What was put right, and the way to have it told.
  ///
  /// @param tell has customers told after [Correction#UNDO]
  record Righting(Corrections corrections, Consumer<Correction> tell) {}

  /// How many customers are watched. Safe for use by many threads.
  interface Watched {
    /// About how many customers have an activity; empty when nobody counts. A cheap count that may
    /// be hours old.
    OptionalLong about();
  }
}
