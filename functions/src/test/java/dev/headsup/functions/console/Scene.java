package dev.headsup.functions.console;

import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.aws.aside.PutAside;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.decision.Verdict.Answer;
import dev.headsup.engine.decision.WhyNot;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.InboxItems;
import dev.headsup.engine.outreach.Marks;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import dev.headsup.engine.tutorial.Tutorials;
import dev.headsup.functions.Outlook;
import dev.headsup.functions.console.Sources.Triggers.Told;
import dev.headsup.functions.console.signin.DevUser;
import dev.headsup.functions.console.signin.Door;
import dev.headsup.functions.console.signin.FormTokens;
import dev.headsup.functions.memory.LookedAtLedger;
import dev.headsup.functions.memory.MemoryBrakes;
import dev.headsup.functions.memory.MemoryCorrections;
import dev.headsup.functions.memory.MemoryCounters;
import dev.headsup.functions.memory.MemoryExposures;
import dev.headsup.functions.memory.MemoryHandOffs;
import dev.headsup.functions.memory.MemoryInbox;
import dev.headsup.functions.memory.MemoryIncidents;
import dev.headsup.functions.memory.MemoryLessons;
import dev.headsup.functions.memory.MemoryProfiles;
import dev.headsup.functions.memory.MemoryQuarantine;
import dev.headsup.functions.memory.MemorySetbacks;
import dev.headsup.functions.memory.MemoryStates;
import dev.headsup.functions.memory.MemoryWalks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// What the pages show in tests: an afternoon at which somebody looks.
final class Scene {
  static final Instant NOW = Instant.parse("2026-11-19T14:06:30Z");
  static final String HASH = "8c1f0a52d3b94e6788aa21c0f4e5d697a8b9c0d1e2f30415263748596a7be20b";
  static final TriggerRef IMPORT = new TriggerRef("import-struggle", "Stuck on CSV import", HASH);

  final LookedAtLedger outreaches = new LookedAtLedger();
  final MemoryProfiles profiles = new MemoryProfiles();
  final MemoryInbox inbox = new MemoryInbox();
  final MemoryIncidents incidents = new MemoryIncidents();
  final List<Incidents.Kept> announced = new ArrayList<>();
  final List<Incidents.Kept> announcedLater = new ArrayList<>();
  final MemoryExposures exposures = new MemoryExposures();
  final MemoryWalks walks = new MemoryWalks();
  final MemoryStates states = new MemoryStates();
  final List<CompiledTrigger> compiled = new ArrayList<>();
  Components components = Components.NONE;
  final MemoryLessons lessons = new MemoryLessons();
  final MemoryQuarantine quarantine = new MemoryQuarantine();
  final List<String> replayed = new ArrayList<>();
  Tutorials tutorials = Tutorials.NONE;
  final MemoryBrakes brakes = new MemoryBrakes();
  final MemoryCounters counters = new MemoryCounters();
  final Map<String, Document> documents = new HashMap<>();
  Policy policy = Policy.standard();
  final MemoryCorrections corrections = new MemoryCorrections();
  final List<Correction> put = new ArrayList<>();
  final MemoryHandOffs handOffs = new MemoryHandOffs();
  final List<Observation> observed = new ArrayList<>();
  final List<Told> triggers = new ArrayList<>(List.of(told("The sentence of the trigger.")));
  Instant now = NOW;

  Sources sources() {
    return new Sources(
        outreaches,
        profiles,
        inbox,
        handOffs,
        observed::add,
        () -> List.copyOf(triggers),
        customer ->
            triggers.stream()
                .map(told ->
                    WhyNot.of(
                        told.trigger(),
                        profiles.whole(customer),
                        Activity.NONE,
                        List.of(),
                        Policy.standard(),
                        now))
                .toList(),
        () -> OptionalLong.of(2_000),
        new Sources.Outages(
            incidents,
            announced::add,
            announcedLater::add,
            new Outlook(incidents, counters, exposures, () -> OptionalLong.of(2_000), () -> now),
            exposures,
            walks,
            () -> components,
            states,
            () -> List.copyOf(compiled)),
        new Sources.Teaching(() -> tutorials, lessons),
        new PutAside(Map.of(), quarantine, new MemorySetbacks(), replayed::addAll, () -> now),
        new Sources.Safety(brakes, counters, () -> policy, () -> Map.copyOf(documents)),
        new Sources.Righting(corrections, put::add),
        () -> now);
  }

  Console console() {
    return new Console(sources(), local("dana:admin"));
  }

  /// A local run of somebody, as name:role.
  static Door local(String user) {
    return new Door.Local(DevUser.of(user), new FormTokens(DerivedKeys.passing()));
  }

  Reply get(String path, Map<String, String> query) {
    return console().answer(look(path, query, "127.0.0.1:8080"));
  }

  /// A look at a page by a browser that has no cookie.
  static Ask look(String path, Map<String, String> query, String host) {
    return Ask.of("GET", path, query, Map.of(), new Ask.Browser(host, "", "", ""));
  }

  Reply get(String path) {
    return get(path, Map.of());
  }

  /// Somebody with a name, a zone and addresses.
  CustomerId person(String id, String name, String zone, Consent consent) {
    CustomerId customer = new CustomerId(id);
    Map<String, Traits.Dated> traits = new HashMap<>();
    Map.of(
            "name",
            name,
            "timezone",
            zone,
            "email",
            id + ".long@example.com",
            "phone",
            "+12025550123",
            "locale",
            "en-GB")
        .forEach((trait, value) -> traits.put(trait, new Traits.Dated(new Value.Text(value), NOW)));
    profiles.add(new Known(new Profile(customer, new Traits(traits), null), consent, 1));
    return customer;
  }

  static Consent yes(Purpose purpose, Channel... channels) {
    Map<Scope, Grant> grants = new HashMap<>();
    for (Channel channel : channels) {
      grants.put(
          new Scope(purpose, channel),
          new Grant(Consent.Status.GRANTED, "signup-form", NOW.minus(Duration.ofDays(300))));
    }
    return new Consent(grants);
  }

  /// A decision with every gate's verdict, taken some time ago.
  static Outreach decided(
      CustomerId customer, String id, Duration ago, Decision decision, Evidence evidence) {
    Gate stop = decision instanceof Decision.Suppress(Gate gate, String reason) ? gate : null;
    List<Verdict> verdicts = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      boolean before = stop == null || gate.compareTo(stop) < 0;
      verdicts.add(
          before
              ? Verdict.inWords(gate, Answer.PASS, "fine with " + gate)
              : gate == stop && decision instanceof Decision.Suppress(Gate same, String reason)
                  ? Verdict.inWords(gate, Answer.STOP, reason)
                  : Verdict.inWords(gate, Answer.NOT_ASKED, ""));
    }
    Instant at = NOW.minus(ago);
    return new Outreach(
        id,
        customer,
        IMPORT,
        at,
        new Stamp(at.toEpochMilli(), 7),
        decision,
        verdicts,
        evidence,
        Map.of(),
        1);
  }

  /// Some events of one name, the last one some time ago, minutes apart.
  static Evidence events(String event, int times, Duration ago) {
    List<Instant> at = new ArrayList<>();
    for (int i = times - 1; i >= 0; i--) {
      at.add(NOW.minus(ago).minus(Duration.ofMinutes(8L * i)));
    }
    return new Evidence(event, at);
  }

  /// A customer who was told, with messages sent by e-mail and into the inbox.
  Outreach tell(CustomerId customer, String id, Duration ago, Message... messages) {
    List<Channel> channels = Arrays.stream(messages).map(Message::channel).toList();
    Outreach outreach =
        decided(
            customer,
            id,
            ago,
            new Decision.Send(channels),
            events("Import Failed", 3, ago.plusMinutes(5)));
    Delivery[] sent =
        Arrays.stream(messages)
            .map(message ->
                Delivery.pending(id, customer, message.channel(), NOW, outreach.at())
                    .claimed(message, outreach.at())
                    .sent("provider-1", outreach.at().plusSeconds(2)))
            .toArray(Delivery[]::new);
    outreaches.add(outreach, sent);
    for (Message message : messages) {
      if (message instanceof Message.Inbox item) {
        inbox.put(
            customer,
            id,
            new InboxItems.Version(
                id, IMPORT.id(), item, outreach.at(), outreach.at(), Marks.NONE));
      }
    }
    return outreach;
  }

  static Told told(String sentence) {
    return new Told(
        new Trigger(
            IMPORT.id(),
            IMPORT.name(),
            "onboarding",
            Trigger.Status.LIVE,
            Purpose.HELP,
            Set.of(),
            new When(
                new Start.Counted(
                    new EventPattern("Import Failed", List.of()),
                    Count.AT_LEAST,
                    3,
                    Duration.ofMinutes(20)),
                List.of(),
                Duration.ofMinutes(5),
                null),
            Trigger.Who.EVERYONE,
            Trigger.Send.by(List.of(Channel.INBOX), List.of(Channel.EMAIL), Map.of()),
            Trigger.Limits.of(new Trigger.Limit(1, Duration.ofDays(14)), Purpose.HELP),
            Duration.ofHours(24),
            0,
            "Import Succeeded within 1 day",
            HASH),
        sentence);
  }
}
