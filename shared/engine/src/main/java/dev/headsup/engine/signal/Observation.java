package dev.headsup.engine.signal;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something that was seen of a customer. Whatever feed it comes from, conditions know it by a name
/// and properties: what a customer did by the name that the product gave it, everything else by a
/// name of ours that begins with [#OURS].
public sealed interface Observation extends Signal {
  /// How the names of what customers did not do themselves begin. The doors refuse such names.
  String OURS = "headsup:";

  /// The id that the feed gave it; two with one id are one.
  EventId id();

  /// The name by which conditions know it.
  String event();

  /// What conditions and messages see of it.
  Properties properties();

  /// The same, of the customer that this one turned out to be.
  Observation about(CustomerId other);

  /// The messages of ours that led to it; null where none did, or nobody said so.
  default @Nullable Lineage lineage() {
    return null;
  }

  /// The customer did something in the product.
  ///
  /// @param event the name of what they did, for example `Import Failed`
  record Behaviour(
      CustomerId customer,
      EventId id,
      String event,
      Properties properties,
      Instant at,
      @Nullable Lineage lineage)
      implements Observation {
    /// By this name a server tells of a contact with support that lies in the past. It is read as a
    /// [ContactOpened] of the stage past.
    public static final String PAST_CONTACT = "Past Support Contact";

    public Behaviour {
      if (event.isBlank() || event.startsWith(OURS)) {
        throw new IllegalArgumentException(
            "A behaviour has a name, which does not begin with " + OURS + ": '" + event + "'");
      }
    }

    /// One that no message of ours led to.
    public Behaviour(
        CustomerId customer, EventId id, String event, Properties properties, Instant at) {
      this(customer, id, event, properties, at, null);
    }

    @Override
    public Observation about(CustomerId other) {
      return new Behaviour(other, id, event, properties, at, lineage);
    }
  }

  /// The customer turned to support, or that contact came to its end.
  ///
  /// Properties: `source`, `contact`, `stage`, `channel`, `topic`, `sentiment`, `distress`,
  /// `stakes`, `severity`, `wants_person`.
  ///
  /// @param source the desk it comes from, for example `zendesk`
  /// @param contact what the desk calls this contact, the same when it opens and when it closes
  /// @param channel how they came, for example `email`; empty where it is not known
  /// @param topic what about; empty where it is not known
  record ContactOpened(
      CustomerId customer,
      EventId id,
      String source,
      String contact,
      Stage stage,
      String channel,
      String topic,
      Tone tone,
      Instant at)
      implements Observation {
    /// The name of all of them.
    public static final String EVENT = OURS + "contact";

    /// What happened to the contact.
    public enum Stage {
      /// It begins.
      OPENED,
      /// It is solved.
      CLOSED,
      /// It lies in the past and was imported. It is remembered, and it never starts a case:
      /// history is no reason to write to somebody today.
      PAST;

      /// The word of triggers, for example `opened`.
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    @Override
    public String event() {
      return EVENT;
    }

    @Override
    public Properties properties() {
      Map<String, Value> all = new LinkedHashMap<>(Toned.properties(tone));
      all.put("source", new Value.Text(source));
      all.put("contact", new Value.Text(contact));
      all.put("stage", new Value.Text(stage.word()));
      all.put("channel", new Value.Text(channel));
      all.put("topic", new Value.Text(topic));
      return new Properties(all);
    }

    @Override
    public Observation about(CustomerId other) {
      return new ContactOpened(other, id, source, contact, stage, channel, topic, tone, at);
    }
  }

  /// The customer, who linked this handle to their account, said something about us in public.
  ///
  /// Properties: `source`, `topic`, `sentiment`, `distress`, `stakes`, `severity`, `wants_person`,
  /// `link`.
  ///
  /// @param source the network, for example `bluesky`
  /// @param link to the post; for the person who answers it
  record MentionSeen(
      CustomerId customer,
      EventId id,
      String source,
      String topic,
      Tone tone,
      String link,
      Instant at)
      implements Observation {
    /// The name of all of them.
    public static final String EVENT = OURS + "mention";

    @Override
    public String event() {
      return EVENT;
    }

    @Override
    public Properties properties() {
      Map<String, Value> all = new LinkedHashMap<>(Toned.properties(tone));
      all.put("source", new Value.Text(source));
      all.put("topic", new Value.Text(topic));
      all.put("link", new Value.Text(link));
      return new Properties(all);
    }

    @Override
    public Observation about(CustomerId other) {
      return new MentionSeen(other, id, source, topic, tone, link, at);
    }
  }

  /// The customer uses what an incident concerns, and the incident has news.
  ///
  /// Properties: `incident`, `revision`, `title`, `component` (a list), `impact`, `phase`,
  /// `confirmed`, `link`, `starts`, and where they are known `text`, `ends`, `next_update`,
  /// `region` (a list), `maintenance`, `used`, `used_what`, `owner`.
  ///
  /// @param incident the incident's id
  /// @param revision grows with every change of the incident
  /// @param confirmed whether a person declared it
  /// @param link to its public page; empty where there is none
  record IncidentExposure(
      CustomerId customer,
      EventId id,
      String incident,
      long revision,
      String title,
      List<String> components,
      Impact impact,
      Phase phase,
      boolean confirmed,
      String link,
      IncidentDetails details,
      Instant at)
      implements Observation {
    /// The name of all of them.
    public static final String EVENT = OURS + "incident";

    private static final String FAILING = ":failed";

    public IncidentExposure {
      components = List.copyOf(components);
    }

    /// One of which no details are known.
    public IncidentExposure(
        CustomerId customer,
        EventId id,
        String incident,
        long revision,
        String title,
        List<String> components,
        Impact impact,
        Phase phase,
        boolean confirmed,
        String link,
        Instant at) {
      this(
          customer,
          id,
          incident,
          revision,
          title,
          components,
          impact,
          phase,
          confirmed,
          link,
          IncidentDetails.since(at),
          at);
    }

    /// What a customer hears of an incident who uses what it concerns. For one revision it has the
    /// same id each time, so that it counts once however often the customer is found.
    ///
    /// @param revision of which they hear; what they hear is how it is by now
    public static IncidentExposure of(Incident incident, long revision, Exposures.Use use) {
      return new IncidentExposure(
          use.customer(),
          id(incident.id(), revision),
          incident.id(),
          revision,
          incident.title(),
          incident.concerned(),
          incident.report().impact(),
          incident.phase(),
          incident.isConfirmed(),
          incident.report().link(),
          IncidentDetails.of(incident, use),
          incident.at(revision).map(Incident.Step::at).orElseGet(incident::changedAt));
    }

    /// The id of the news of a revision, the same for everybody.
    public static EventId id(String incident, long revision) {
      return new EventId("incident:" + incident + ":" + revision);
    }

    @Override
    public String event() {
      return EVENT;
    }

    @Override
    public Properties properties() {
      Map<String, Value> all = new LinkedHashMap<>();
      all.put("incident", new Value.Text(incident));
      all.put("revision", new Value.Num(revision));
      all.put("title", new Value.Text(title));
      all.put("component", Toned.list(components));
      all.put("impact", new Value.Text(impact.word()));
      all.put("phase", new Value.Text(phase.word()));
      all.put("confirmed", new Value.Flag(confirmed));
      all.put("link", new Value.Text(link));
      details.write(all);
      return new Properties(all);
    }

    /// The same as it is for one whom it failed since.
    ///
    /// @param when it failed them
    public IncidentExposure failing(Instant when) {
      return with(customer, new EventId(id.value() + FAILING), details, when);
    }

    /// Whether it is as it is for one whom it failed since.
    public boolean isFailing() {
      return id.value().endsWith(FAILING);
    }

    /// The same for the owner of an account that it concerns.
    public IncidentExposure owning(CustomerId owner, String account) {
      IncidentDetails theirs =
          new IncidentDetails(
              details.text(),
              details.startedAt(),
              details.until(),
              details.nextUpdateBy(),
              details.regions(),
              details.maintenance(),
              null,
              "",
              account);
      return with(owner, id, theirs, at);
    }

    @Override
    public Observation about(CustomerId other) {
      return with(other, id, details, at);
    }

    private IncidentExposure with(CustomerId who, EventId as, IncidentDetails what, Instant when) {
      return new IncidentExposure(
          who,
          as,
          incident,
          revision,
          title,
          components,
          impact,
          phase,
          confirmed,
          link,
          what,
          when);
    }
  }

  /// The customer was told something wrong by us, and a person put it right: they are to hear the
  /// correction.
  ///
  /// Properties: `correction`, `trigger`, `name`, `purpose`, `channels`.
  ///
  /// @param correction its id
  /// @param trigger the id of the trigger whose message was wrong
  /// @param name of that trigger
  /// @param purpose of the wrong message, under which they may hear the correction
  /// @param channels by which they may have read it; never empty
  /// @param at when a person put it right, the same for everybody
  record ToldWrong(
      CustomerId customer,
      EventId id,
      String correction,
      String trigger,
      String name,
      Purpose purpose,
      Set<Channel> channels,
      Instant at)
      implements Observation {
    /// The name of all of them.
    public static final String EVENT = OURS + "correction";

    public ToldWrong {
      channels = Set.copyOf(channels);
      if (channels.isEmpty()) {
        throw new IllegalArgumentException("They were told by no channel: " + correction);
      }
    }

    /// Its id: the same each time that the customer is found, so that it counts once.
    public static EventId id(String correction) {
      return new EventId("correction:" + correction);
    }

    @Override
    public String event() {
      return EVENT;
    }

    @Override
    public Properties properties() {
      return new Properties(
          Map.of(
              "correction", new Value.Text(correction),
              "trigger", new Value.Text(trigger),
              "name", new Value.Text(name),
              "purpose", new Value.Text(purpose.name()),
              "channels", new Value.Text(written(channels))));
    }

    /// Channels as one text.
    private static String written(Set<Channel> channels) {
      return channels.stream().sorted().map(Channel::name).collect(Collectors.joining(" "));
    }

    /// Reads channels out of a text; those that this version does not know are passed over.
    public static Set<Channel> channels(String text) {
      return Arrays.stream(Channel.values())
          .filter(channel -> List.of(text.split(" ")).contains(channel.name()))
          .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Observation about(CustomerId other) {
      return new ToldWrong(other, id, correction, trigger, name, purpose, channels, at);
    }
  }

  /// A score of the customer passed a line that some trigger draws, upwards or downwards.
  ///
  /// Properties: `model`, `score`, `reasons` (a list).
  ///
  /// @param model which one, for example `starter`
  /// @param score 0 to 1
  /// @param reasons what speaks for it, strongest first, by the model's words
  record ScoreCrossed(
      CustomerId customer, EventId id, String model, double score, List<String> reasons, Instant at)
      implements Observation {
    /// The name of all of them.
    public static final String EVENT = OURS + "score";

    public ScoreCrossed {
      reasons = List.copyOf(reasons);
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("A score lies between 0 and 1: " + score);
      }
    }

    @Override
    public String event() {
      return EVENT;
    }

    @Override
    public Properties properties() {
      Map<String, Value> all = new LinkedHashMap<>();
      all.put("model", new Value.Text(model));
      all.put("score", new Value.Num(score));
      all.put("reasons", Toned.list(reasons));
      return new Properties(all);
    }

    @Override
    public Observation about(CustomerId other) {
      return new ScoreCrossed(other, id, model, score, reasons, at);
    }
  }
}
