package dev.headsup.functions.telemetry;

import dev.headsup.aws.metrics.Metrics;
import dev.headsup.aws.sqs.DeliverJobs;
import dev.headsup.engine.activity.Track;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Crowd;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Properties;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import dev.headsup.engine.tutorial.Tutorials;
import dev.headsup.functions.memory.MemoryActivities;
import dev.headsup.functions.memory.MemoryBrakes;
import dev.headsup.functions.memory.MemoryCounters;
import dev.headsup.functions.memory.MemoryDecisions;
import dev.headsup.functions.memory.MemoryDues;
import dev.headsup.functions.memory.MemoryExposures;
import dev.headsup.functions.memory.MemoryIncidents;
import dev.headsup.functions.memory.MemoryLessons;
import dev.headsup.functions.memory.MemoryProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// What these tests have in common: stores in memory, two triggers, and a product in which imports
/// fail and orders are placed.
final class Shop {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final CustomerId ANA = CustomerId.known("ana");
  static final CustomerId BEN = CustomerId.known("ben");
  static final CustomerId BROWSER = CustomerId.anonymous("browser-7");

  private static final EventPattern FAILED = new EventPattern("Import Failed", List.of());

  /// Three failures within twenty minutes, then five minutes of patience; needs a consent.
  static final Trigger STRUGGLE =
      trigger(
          "import-struggle",
          Purpose.HELP,
          new When(
              new Start.Counted(FAILED, Count.AT_LEAST, 3, Duration.ofMinutes(20)),
              List.of(),
              Duration.ofMinutes(5),
              null));

  /// Every order, at once; needs no consent.
  static final Trigger ORDERED =
      trigger(
          "order-received",
          Purpose.SERVICE,
          When.of(
              new Start.Counted(
                  new EventPattern("Order Placed", List.of()),
                  Count.AT_LEAST,
                  1,
                  Duration.ofMinutes(20))));

  /// An offer with every order, at once; needs a consent, and is held by the ramp.
  static final Trigger OFFER = trigger("order-offer", Purpose.MARKETING, ORDERED.when());

  /// Whoever an outage concerns, at once.
  static final Trigger OUTAGE =
      trigger(
          "outage",
          Purpose.SERVICE,
          When.of(
              new Start.Counted(
                  new EventPattern(IncidentExposure.EVENT, List.of()),
                  Count.AT_LEAST,
                  1,
                  Duration.ofMinutes(20))));

  /// Every order of one customer a day, at once.
  static final Trigger ONE_A_DAY =
      trigger(
          "one-a-day",
          Purpose.SERVICE,
          ORDERED.when(),
          new Trigger.Limits(new Trigger.Limit(9, Duration.ofDays(1)), false, false, "", 1, 500));

  /// Each failed import is a case of its own, at once; needs a consent.
  static final Trigger EACH_FAILURE =
      trigger(
          "each-failure",
          Purpose.HELP,
          When.of(new Start.Counted(FAILED, Count.AT_LEAST, 1, Duration.ofMinutes(20))));

  final MemoryActivities activities = new MemoryActivities();
  final MemoryDues dues = new MemoryDues();
  final MemoryProfiles profiles = new MemoryProfiles();
  final MemoryDecisions ledger = new MemoryDecisions(activities, dues);
  private final List<String> deliver = new ArrayList<>();

  /// Whether the queue of the deliver function takes nothing.
  boolean mute;

  final MemoryIncidents incidents = new MemoryIncidents();
  final MemoryCounters counters = new MemoryCounters();
  final MemoryExposures exposures = new MemoryExposures();
  final MemoryBrakes brakes = new MemoryBrakes();
  Policy policy = Policy.standard();

  /// How many customers there are.
  long customers = 100_000;

  final MemoryLessons lessons = new MemoryLessons();
  Tutorials tutorials = Tutorials.NONE;
  TriggerSet triggers = TriggerSet.of(List.of(STRUGGLE, ORDERED));
  Instant now = NOON.plus(Duration.ofHours(1));

  Folding folding() {
    return new Folding(
        activities, profiles, ledger, this::queue, () -> triggers, around(), offers(), () -> now);
  }

  private Offers offers() {
    return new Offers(() -> tutorials, lessons);
  }

  private void queue(List<String> bodies) {
    if (mute) {
      throw new IllegalStateException("The queue does not answer");
    }
    deliver.addAll(bodies);
  }

  private LiveSurroundings around() {
    return new LiveSurroundings(
        () -> policy,
        incidents,
        counters,
        new KnownAudience(exposures, () -> now),
        new LiveBrakes(brakes, counters, () -> OptionalLong.of(customers), () -> now),
        () -> now,
        Metrics.none());
  }

  /// How many were counted as struggling with what a trigger is about, on the day.
  long counted(Trigger trigger) {
    String name = Crowd.name(trigger.id(), now);
    return counters.read(List.of(name)).getOrDefault(name, Counters.Count.NONE).total();
  }

  Joins joins() {
    return new Joins(activities, profiles, () -> triggers);
  }

  Timers timers() {
    return new Timers(
        activities, profiles, ledger, this::queue, () -> triggers, around(), offers(), () -> now);
  }

  /// What was handed to the deliver function.
  List<DeliverJobs.Job> jobs() {
    return deliver.stream().flatMap(body -> DeliverJobs.read(body).stream()).toList();
  }

  /// Folds as somebody else would, in a batch of its own.
  void folds(Observation... behaviours) {
    for (Observation behaviour : behaviours) {
      folding().fold(Map.of(behaviour.customer(), List.of(behaviour)));
    }
  }

  void wantsHelp(CustomerId customer) {
    profiles.merge(List.of(yes(customer)));
  }

  static Profiles.Change yes(CustomerId customer) {
    return new Profiles.Change(
        Profile.unknown(customer),
        new Consent(
            Map.of(
                new Scope(Purpose.HELP, Channel.INBOX), new Grant(Status.GRANTED, "form", NOON),
                new Scope(Purpose.MARKETING, Channel.INBOX),
                    new Grant(Status.GRANTED, "form", NOON))));
  }

  /// When imports failed, as far as it is remembered, in minutes after noon.
  List<Long> failures(CustomerId customer) {
    Track track = activities.of(customer).activity().track(FAILED.key());
    return track.stamps().stream()
        .map(stamp -> Duration.between(NOON, stamp.at()).toMinutes())
        .toList();
  }

  static Observation failed(CustomerId customer, int minute) {
    return did(customer, "Import Failed", minute);
  }

  static Observation ordered(CustomerId customer, int minute) {
    return did(customer, "Order Placed", minute);
  }

  static List<Observation> struggles(CustomerId customer) {
    return struggles(customer, 0);
  }

  static List<Observation> struggles(CustomerId customer, int from) {
    return List.of(failed(customer, from), failed(customer, from + 4), failed(customer, from + 9));
  }

  static Observation failedAt(CustomerId customer, Instant at) {
    return new Observation.Behaviour(
        customer, new EventId("failed at " + at), FAILED.event(), Properties.NONE, at);
  }

  private static Observation did(CustomerId customer, String event, int minute) {
    return new Observation.Behaviour(
        customer,
        new EventId(event + " " + minute),
        event,
        Properties.NONE,
        NOON.plus(Duration.ofMinutes(minute)));
  }

  /// The same trigger, speaking in another way.
  static Trigger sending(Trigger trigger, Trigger.Send send) {
    return new Trigger(
        trigger.id(),
        trigger.name(),
        trigger.owner(),
        trigger.status(),
        trigger.purpose(),
        trigger.components(),
        trigger.when(),
        trigger.who(),
        send,
        trigger.limits(),
        trigger.expiry(),
        trigger.holdout(),
        trigger.success(),
        trigger.hash());
  }

  /// So many triggers like [#ORDERED], which all obey caps, of these purposes and with this wait.
  static TriggerSet manyOrdered(int number, Purpose purpose, Duration wait) {
    List<Trigger> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      all.add(
          trigger(
              "ordered-" + i,
              purpose,
              new When(ORDERED.when().start(), List.of(), wait, null),
              new Trigger.Limits(new Trigger.Limit(1, Duration.ofDays(1)), true, true, "", 0, 0)));
    }
    return TriggerSet.of(all);
  }

  private static Trigger trigger(String id, Purpose purpose, When when) {
    return trigger(
        id, purpose, when, Trigger.Limits.of(new Trigger.Limit(100, Duration.ofDays(1)), purpose));
  }

  private static Trigger trigger(String id, Purpose purpose, When when, Trigger.Limits limits) {
    return new Trigger(
        id,
        id,
        "cx@example.com",
        Trigger.Status.LIVE,
        purpose,
        Set.of(),
        when,
        Trigger.Who.EVERYONE,
        Trigger.Send.by(List.of(Channel.INBOX), List.of(), Map.of()),
        limits,
        Duration.ofDays(1),
        0,
        "it helps",
        "0".repeat(64));
  }
}
