package dev.headsup.authoring.trigger;

import dev.headsup.authoring.trigger.Cause.Feed;
import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.mention.Tone.Sentiment;
import dev.headsup.engine.prediction.Scorecard;
import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Observation.MentionSeen;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Match.Comparison;
import dev.headsup.engine.trigger.Narrowing;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what is below `when:`: what a customer did, or news of another kind. Each kind of news is
/// an observation with a reserved name, so it becomes a pattern on that name like any other event.
final class Feeds {
  /// The models that there are, and the words of their reasons: another never crosses a line.
  private static final Map<String, String> MODELS =
      Map.of(Scorecard.STARTER.model(), Scorecard.STARTER.model());

  private static final Map<String, String> REASONS = new LinkedHashMap<>();

  static {
    Scorecard.STARTER.factors().forEach(factor -> REASONS.put(factor.word(), factor.word()));
  }

  /// The property that tells the cases of incidents apart.
  static final String INCIDENT = "incident";

  private static final Map<String, Phase> PHASES = words(Phase.values(), Phase::word);
  private static final Map<String, Impact> IMPACTS = words(Impact.values(), Impact::word);
  private static final Map<String, Sentiment> SENTIMENTS =
      words(Sentiment.values(), Sentiment::word);

  /// The stages of a contact that may start a case; what is imported of the past never does.
  private static final Map<String, ContactOpened.Stage> STAGES =
      words(
          new ContactOpened.Stage[] {ContactOpened.Stage.OPENED, ContactOpened.Stage.CLOSED},
          ContactOpened.Stage::word);

  private final Page page;
  private final Phrases phrases;
  private final Pasts pasts;

  Feeds(Page page) {
    this.page = page;
    this.phrases = new Phrases(page);
    this.pasts = new Pasts(page);
  }

  /// Reads `when`.
  ///
  /// @param by the property that `correlate by` names, or null
  Cause read(YamlNode node, @Nullable String by) {
    Fields fields = Fields.of(node, Place.WHEN, page);
    List<String> written =
        Place.WHEN.words().stream().filter(word -> Pasts.has(fields, word)).toList();
    if (written.isEmpty()) {
      fields.need("customer", "what starts it; or incident, score, mention, contact, schedule");
      return new Cause(Feed.CUSTOMER, TriggerReader.STAND_IN, Set.of(), by);
    }
    written.stream()
        .skip(1)
        .forEach(other ->
            page.fault(
                fields.find(other).orElseThrow(),
                "'when' says one thing; write a trigger of its own for '" + other + "'"));
    String word = written.getFirst();
    YamlNode below = fields.find(word).orElseThrow();
    return switch (word) {
      case "incident" -> incident(Fields.of(below, Place.INCIDENT, page));
      case "score" -> score(Fields.of(below, Place.SCORE, page));
      case "mention" -> mention(Fields.of(below, Place.MENTION, page), by);
      case "contact" -> contact(Fields.of(below, Place.CONTACT, page), by);
      case "schedule" ->
          new Cause(
              Feed.SCHEDULE,
              When.of(new Start.Scheduled(phrases.schedule(below, "schedule"))),
              Set.of(),
              null);
      default -> new Cause(Feed.CUSTOMER, new Customers(page).read(below, by), Set.of(), by);
    };
  }

  private Cause incident(Fields fields) {
    List<FieldCondition> where = new ArrayList<>();
    List<Phase> phases =
        fields
            .find("phase")
            .map(node -> choices(node, "phase", PHASES))
            .filter(chosen -> !chosen.isEmpty())
            .orElse(List.of(Phase.OPEN));
    where.add(is("phase", phases.stream().map(Phase::word).toList()));
    fields.find("impact").ifPresent(node -> where.add(is("impact", impacts(node))));
    List<String> components =
        fields.find("components").map(node -> texts(node, "components")).orElse(List.of());
    if (!components.isEmpty()) {
      where.add(is("component", components));
    }
    if (fields.find("confirmed").map(node -> phrases.truth(node, "confirmed")).orElse(true)) {
      where.add(is("confirmed", List.of("true")));
    }
    boolean planned =
        fields
            .find("maintenance")
            .map(node -> phrases.truth(node, "maintenance"))
            .orElse(phases.contains(Phase.SCHEDULED));
    if (!phases.contains(Phase.SCHEDULED) || planned) {
      where.add(is("maintenance", List.of(Boolean.toString(planned))));
    }
    EventPattern pattern = new EventPattern(IncidentExposure.EVENT, where).by(INCIDENT);
    List<Past> and = new ArrayList<>();
    if (phases.stream().noneMatch(Phase::isOver)) {
      and.add(Past.notSince(over()));
    }
    return new Cause(
        Feed.INCIDENT,
        when(fields, pattern, and, null).narrowed(narrowing(fields)),
        Set.copyOf(components),
        INCIDENT);
  }

  /// Who of those whom it concerns hears of it.
  private Narrowing narrowing(Fields fields) {
    return new Narrowing(
        fields
            .find("used within")
            .map(node -> Durations.read(page, node, "used within", Exposures.LATELY))
            .orElse(null),
        fields.find("failed since the start").stream()
            .flatMap(node -> texts(node, "failed since the start").stream())
            .map(event -> new EventPattern(event, List.of()))
            .toList(),
        fields.find("same region").map(node -> phrases.truth(node, "same region")).orElse(false),
        fields
            .find("account owners first")
            .map(node -> phrases.truth(node, "account owners first"))
            .orElse(false));
  }

  /// The incident of a case is over: nobody is told any more that it is there.
  static EventPattern over() {
    return phases(Arrays.stream(Phase.values()).filter(Phase::isOver).toList());
  }

  /// The incident of a case was called off: nothing will happen, or nothing did.
  static EventPattern cancelled() {
    return phases(List.of(Phase.CANCELLED));
  }

  /// The incident of a case took place, and is over.
  static EventPattern resolved() {
    return phases(List.of(Phase.RESOLVED));
  }

  /// There is news of the incident of a case, which goes on or is still to come.
  static EventPattern updated() {
    return phases(Arrays.stream(Phase.values()).filter(phase -> !phase.isOver()).toList());
  }

  /// The incident of a case goes on, or begins again.
  static EventPattern on() {
    return phases(Arrays.stream(Phase.values()).filter(Phase::isOn).toList());
  }

  private static EventPattern phases(List<Phase> phases) {
    return new EventPattern(
            IncidentExposure.EVENT, List.of(is("phase", phases.stream().map(Phase::word).toList())))
        .by(INCIDENT);
  }

  /// `at least major`, or the impacts themselves.
  private List<String> impacts(YamlNode node) {
    if (node instanceof YamlNode.Text text && text.value().startsWith("at least ")) {
      String least = text.value().substring("at least ".length()).strip();
      Impact lowest = IMPACTS.get(least);
      if (lowest != null) {
        return Arrays.stream(Impact.values())
            .filter(impact -> impact.compareTo(lowest) >= 0)
            .map(Impact::word)
            .toList();
      }
    }
    return choices(node, "impact", IMPACTS).stream().map(Impact::word).toList();
  }

  private Cause score(Fields fields) {
    String model =
        fields
            .need("model", "which one, for example: model: starter")
            .map(node -> page.choice(node, "model", MODELS, Page.NOTHING))
            .orElse(Page.NOTHING);
    double above =
        fields
            .need("above", "a share of 1, for example: above: 0.7")
            .map(node -> phrases.share(node, "above"))
            .orElse(0.5);
    List<FieldCondition> where = new ArrayList<>();
    where.add(is("model", List.of(model)));
    where.add(score(Comparison.MORE_THAN, above));
    fields
        .find("reasons include any")
        .ifPresent(node -> where.add(is("reasons", choices(node, "reasons include any", REASONS))));
    Optional<YamlNode> stays = fields.find("stays for");
    List<Past> and = new ArrayList<>();
    and.add(
        Past.notSince(
            new EventPattern(
                ScoreCrossed.EVENT,
                List.of(is("model", List.of(model)), score(Comparison.AT_MOST, above)))));
    When when = when(fields, new EventPattern(ScoreCrossed.EVENT, where), and, null);
    Duration patience =
        stays
            .map(node -> Durations.read(page, node, "stays for", Bounds.WAIT))
            .orElse(Duration.ZERO);
    return new Cause(
        Feed.SCORE, new When(when.start(), when.and(), patience, null), Set.of(), null);
  }

  private static FieldCondition score(Comparison comparison, double bound) {
    return new FieldCondition("score", new Match.Compared(comparison, bound));
  }

  private Cause mention(Fields fields, @Nullable String by) {
    List<FieldCondition> where = new ArrayList<>();
    any(fields, "source", where);
    any(fields, "topic", where);
    fields
        .find("sentiment")
        .map(node -> choices(node, "sentiment", SENTIMENTS))
        .filter(chosen -> !chosen.isEmpty())
        .ifPresent(
            chosen -> where.add(is("sentiment", chosen.stream().map(Sentiment::word).toList())));
    fields
        .find("distress")
        .map(node -> phrases.truth(node, "distress"))
        .ifPresent(distress -> where.add(is("distress", List.of(distress.toString()))));
    EventPattern pattern = Pasts.of(new EventPattern(MentionSeen.EVENT, where), by);
    return new Cause(Feed.MENTION, when(fields, pattern, new ArrayList<>(), by), Set.of(), by);
  }

  private Cause contact(Fields fields, @Nullable String by) {
    List<FieldCondition> where = new ArrayList<>();
    ContactOpened.Stage stage =
        fields
            .find("stage")
            .map(node -> page.choice(node, "stage", STAGES, ContactOpened.Stage.OPENED))
            .orElse(ContactOpened.Stage.OPENED);
    where.add(is("stage", List.of(stage.word())));
    any(fields, "channel", where);
    any(fields, "topic", where);
    EventPattern pattern = Pasts.of(new EventPattern(ContactOpened.EVENT, where), by);
    return new Cause(Feed.CONTACT, when(fields, pattern, new ArrayList<>(), by), Set.of(), by);
  }

  /// What all kinds of news have in common: how often, what else must be true, and the wait.
  private When when(Fields fields, EventPattern pattern, List<Past> and, @Nullable String by) {
    int times = fields.find("at least").map(node -> phrases.times(node, "at least")).orElse(1);
    if (times > 1 && !Pasts.has(fields, "within")) {
      page.fault(fields.node(), "'within' is missing: in what time, for example: within: 7 days");
    }
    Duration within = fields.find("within").map(pasts::window).orElse(Bounds.DEFAULT_WINDOW);
    Start start = new Start.Counted(pattern, Count.AT_LEAST, times, within);
    and.addAll(pasts.all(fields, start, within, by));
    return new When(
        start,
        and,
        fields
            .find("wait")
            .map(node -> Durations.read(page, node, "wait", Bounds.WAIT))
            .orElse(Duration.ZERO),
        null);
  }

  private void any(Fields fields, String word, List<FieldCondition> where) {
    fields.find(word).ifPresent(node -> where.add(is(word, texts(node, word))));
  }

  private List<String> texts(YamlNode node, String word) {
    return page.items(node, word).stream().map(item -> page.text(item, word)).toList();
  }

  private <T> List<T> choices(YamlNode node, String word, Map<String, T> choices) {
    List<T> chosen = new ArrayList<>();
    for (YamlNode item : page.items(node, word)) {
      int before = page.findings().count();
      T one = page.choice(item, word, choices, choices.values().iterator().next());
      if (page.findings().count() == before && !chosen.contains(one)) {
        chosen.add(one);
      }
    }
    return chosen;
  }

  /// One of these texts.
  static FieldCondition is(String field, List<String> texts) {
    return new FieldCondition(
        field, new Match.OneOf(texts.stream().<Value>map(Value.Text::new).toList()));
  }

  private static <T> Map<String, T> words(T[] values, Function<T, String> word) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T value : values) {
      words.put(word.apply(value), value);
    }
    return words;
  }
}
