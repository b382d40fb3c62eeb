package dev.headsup.engine.signal;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.mention.Tone;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that was seen of a customer. Whatever feed it comes from, conditions know it by a name
/// and properties: what a customer did by the name that the product gave it, everything else by a
/// name of ours that begins with [#OURS].
public sealed interface Observation extends Signal
    permits Observation.Behaviour,
        Observation.ContactOpened,
        Observation.MentionSeen,
        IncidentExposure,
        ToldWrong,
        Observation.ScoreCrossed {
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
