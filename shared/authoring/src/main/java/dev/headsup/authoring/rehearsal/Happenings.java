package dev.headsup.authoring.rehearsal;

import dev.headsup.authoring.rehearsal.Rehearsal.Happening;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.mention.Tone.Sentiment;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.Behaviour;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Properties;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads what happens in a test.
final class Happenings {
  private static final List<String> KINDS =
      List.of("did", "incident", "mention", "contact", "score");
  private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "false", false);

  private final Page page;
  private final Clock clock;

  Happenings(Page page, Clock clock) {
    this.page = page;
    this.clock = clock;
  }

  /// @param number of the event in its test, for its id
  Optional<Happening> read(YamlNode node, int number) {
    Fields fields = Fields.of(node, RehearsalPlace.EVENT, page);
    Instant at =
        fields
            .need("at", "when, for example: at: 10:00, or at: +5 minutes")
            .map(each -> clock.read(each, "at"))
            .orElse(clock.last());
    List<String> said = KINDS.stream().filter(word -> fields.find(word).isPresent()).toList();
    if (said.size() != 1) {
      if (node instanceof YamlNode.Mapping) {
        page.fault(node, "an event says one of: " + String.join(", ", KINDS));
      }
      return Optional.empty();
    }
    EventId id = new EventId("test-" + number);
    YamlNode below = fields.find(said.getFirst()).orElseThrow();
    return Optional.of(
        switch (said.getFirst()) {
          case "did" -> new Happening.Seen(did(fields, below, id, at));
          case "incident" -> incident(Fields.of(below, RehearsalPlace.INCIDENT, page), at);
          case "mention" ->
              new Happening.Seen(mention(Fields.of(below, RehearsalPlace.MENTION, page), id, at));
          case "contact" ->
              new Happening.Seen(contact(Fields.of(below, RehearsalPlace.CONTACT, page), id, at));
          default ->
              new Happening.Seen(score(Fields.of(below, RehearsalPlace.SCORE, page), id, at));
        });
  }

  private Observation did(Fields fields, YamlNode node, EventId id, Instant at) {
    String event = page.text(node, "did");
    if (event.startsWith(Observation.OURS)) {
      page.fault(node, "names that begin with '" + Observation.OURS + "' are ours");
      event = Page.NOTHING;
    }
    return new Behaviour(
        Customers.ANA,
        id,
        event,
        fields
            .find("with")
            .map(with -> new Properties(Customers.values(page, with, "with")))
            .orElse(Properties.NONE),
        at);
  }

  private Happening incident(Fields fields, Instant at) {
    Phase phase = choice(fields, "phase", words(Phase.values(), Phase::word), Phase.OPEN);
    String id = text(fields, "id", "incident-1");
    if (!Incident.isId(id)) {
      page.fault(fields.node(), "an incident's 'id' has plain characters, for example inc-1");
      id = "incident-1";
    }
    List<String> components = texts(fields, "components");
    return new Happening.News(
        id,
        new Report(
            "test",
            at.toEpochMilli(),
            true,
            text(fields, "title", "An incident"),
            components.isEmpty() ? List.of("product") : components,
            choice(fields, "impact", words(Impact.values(), Impact::word), Impact.MAJOR),
            phase,
            choice(fields, "confirmed", TRUTHS, true) ? Confidence.DECLARED : Confidence.ALERTED,
            at,
            phase.isOver() ? at : null,
            null,
            "",
            at));
  }

  private Observation mention(Fields fields, EventId id, Instant at) {
    return new Observation.MentionSeen(
        Customers.ANA,
        id,
        text(fields, "source", "bluesky"),
        text(fields, "topic", ""),
        tone(fields),
        "",
        at);
  }

  private Observation contact(Fields fields, EventId id, Instant at) {
    return new ContactOpened(
        Customers.ANA,
        id,
        "test",
        "case-1",
        choice(
            fields,
            "stage",
            words(ContactOpened.Stage.values(), ContactOpened.Stage::word),
            ContactOpened.Stage.OPENED),
        text(fields, "channel", ""),
        text(fields, "topic", ""),
        tone(fields),
        at);
  }

  private Tone tone(Fields fields) {
    List<String> stakes = texts(fields, "stakes");
    return new Tone(
        choice(fields, "sentiment", words(Sentiment.values(), Sentiment::word), Sentiment.NEUTRAL),
        choice(fields, "distress", TRUTHS, false),
        stakes,
        Policy.standard().heart().severity(stakes),
        choice(fields, "wants a person", TRUTHS, false));
  }

  private Observation score(Fields fields, EventId id, Instant at) {
    double score = 0.5;
    Optional<YamlNode> is = fields.need("is", "a share of 1, for example: is: 0.8");
    if (is.isPresent()) {
      String text = page.text(is.get(), "is");
      if (text.matches("0(\\.\\d{1,4})?|1(\\.0{1,4})?")) {
        score = Double.parseDouble(text);
      } else if (!text.equals(Page.NOTHING)) {
        page.fault(is.get(), "'is' is a share of 1, for example: 0.8");
      }
    }
    return new Observation.ScoreCrossed(
        Customers.ANA,
        id,
        fields
            .need("model", "which one, for example: model: starter")
            .map(node -> page.text(node, "model"))
            .orElse(Page.NOTHING),
        score,
        texts(fields, "reasons"),
        at);
  }

  private String text(Fields fields, String word, String standIn) {
    return fields.find(word).map(node -> page.text(node, word)).orElse(standIn);
  }

  private List<String> texts(Fields fields, String word) {
    return fields
        .find(word)
        .map(node -> page.items(node, word).stream().map(item -> page.text(item, word)).toList())
        .orElse(List.of());
  }

  private <T> T choice(Fields fields, String word, Map<String, T> choices, T standIn) {
    return fields.find(word).map(node -> page.choice(node, word, choices, standIn)).orElse(standIn);
  }

  private static <T> Map<String, T> words(T[] values, Function<T, String> word) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T value : values) {
      words.put(word.apply(value), value);
    }
    return words;
  }
}
