package dev.headsup.authoring.trigger;

import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Text;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads events, how often they happened, and what must be true of the past.
final class Pasts {
  private static final Map<String, Count> COUNTS = new LinkedHashMap<>();

  static {
    for (Count count : Count.values()) {
      COUNTS.put(count.words(), count);
    }
  }

  private static final String PAST_EXAMPLE =
      "'did', 'did not' or 'never did' with an event, for example: never did: Report Scheduled";

  private final Page page;
  private final Phrases phrases;
  private final Conditions conditions;

  Pasts(Page page) {
    this.page = page;
    this.phrases = new Phrases(page);
    this.conditions = new Conditions(page);
  }

  /// How often.
  record Times(Count count, int times) {
    static final Times ONCE = new Times(Count.AT_LEAST, 1);
  }

  /// `at least`, `at most` or `exactly`; once at least when none of them stands there.
  Times times(Fields fields) {
    List<String> written = COUNTS.keySet().stream().filter(word -> has(fields, word)).toList();
    if (written.size() > 1) {
      page.fault(
          fields.find(written.get(1)).orElseThrow(),
          "'" + written.get(0) + "' and '" + written.get(1) + "' do not go together");
    }
    return written.stream()
        .findFirst()
        .map(word ->
            new Times(
                COUNTS.getOrDefault(word, Count.AT_LEAST),
                phrases.times(fields.find(word).orElseThrow(), word)))
        .orElse(Times.ONCE);
  }

  /// The event at `word`, with the conditions at `where` beside it.
  EventPattern pattern(Fields fields, String word) {
    String event =
        fields
            .need(word, "the name of an event, for example: " + word + ": Import Failed")
            .map(node -> event(node, word))
            .orElse(Page.NOTHING);
    return new EventPattern(
        event, fields.find("where").map(node -> conditions.read(node, "where")).orElse(List.of()));
  }

  /// An event as its name alone, or with `did` and `where`.
  EventPattern event(YamlNode node, String word, Place place) {
    return node instanceof Text
        ? new EventPattern(event(node, word), List.of())
        : pattern(Fields.of(node, place, page), "did");
  }

  private String event(YamlNode node, String word) {
    String event = page.text(node, word);
    if (event.startsWith(Observation.OURS)) {
      page.fault(
          node,
          "names that begin with '"
              + Observation.OURS
              + "' are ours; write when: incident, score, mention or contact");
    }
    return event;
  }

  /// How far back, at most 90 days.
  Duration window(YamlNode node) {
    return Durations.read(page, node, "within", Bounds.WINDOW);
  }

  /// What `and not`, `and never`, `and` and `cancel if` ask.
  ///
  /// @param start what starts the case
  /// @param within how far back `and not` looks where it does not say it
  /// @param by what tells cases apart, or null
  List<Past> all(Fields fields, Start start, Duration within, @Nullable String by) {
    List<Past> all = new ArrayList<>();
    add(all, fields, "and not", start, node -> absence(node, within, by));
    add(
        all,
        fields,
        "and never",
        start,
        node -> Past.not(event(node, "and never", Place.EVENT), null));
    add(
        all,
        fields,
        "cancel if",
        start,
        node -> Past.notSince(of(event(node, "cancel if", Place.EVENT), by)));
    fields
        .find("and")
        .ifPresent(node -> {
          for (YamlNode item : page.items(node, "and")) {
            Fields entry = Fields.of(item, Place.PAST, page);
            past(entry).ifPresentOrElse(all::add, () -> entry.need("did", PAST_EXAMPLE));
          }
        });
    return all;
  }

  /// Adds what a word asks, if it stands there.
  void add(List<Past> all, Fields fields, String word, Start start, Function<YamlNode, Past> read) {
    fields
        .find(word)
        .ifPresent(node -> {
          Past past = read.apply(node);
          EventPattern did = past.did();
          // The event that starts a case is itself in every window that ends with it, and after.
          if (!did.event().equals(Page.NOTHING)
              && start.causes().stream()
                  .anyMatch(cause ->
                      cause.event().equals(did.event()) && cause.where().equals(did.where()))) {
            page.fault(node, "'" + word + "' names the event that starts it, so this never holds");
          }
          all.add(past);
        });
  }

  /// Where cases are told apart, the same for what else belongs to a case.
  static EventPattern of(EventPattern pattern, @Nullable String by) {
    return by == null ? pattern : pattern.by(by);
  }

  private Past absence(YamlNode node, Duration within, @Nullable String by) {
    if (node instanceof Text) {
      return Past.not(of(new EventPattern(event(node, "and not"), List.of()), by), within);
    }
    Fields fields = Fields.of(node, Place.AND_NOT, page);
    return Past.not(
        of(pattern(fields, "did"), by), fields.find("within").map(this::window).orElse(within));
  }

  /// `did`, `did not` or `never did`, as an entry of a list; empty where none of them stands there.
  Optional<Past> past(Fields fields) {
    List<String> written =
        Stream.of("did", "did not", "never did").filter(word -> has(fields, word)).toList();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String word = written.getFirst();
    if (written.size() > 1) {
      page.fault(
          fields.find(written.get(1)).orElseThrow(),
          "an entry says one thing: write '" + written.get(1) + "' below its own '-'");
    }
    EventPattern did = pattern(fields, word);
    return Optional.of(
        switch (word) {
          case "did not" -> {
            alone(fields, word);
            yield Past.not(
                did,
                fields
                    .need("within", "how far back, for example: within: 7 days; or 'never did'")
                    .map(this::window)
                    .orElse(Bounds.DEFAULT_WINDOW));
          }
          case "never did" -> {
            alone(fields, word);
            fields
                .find("within")
                .ifPresent(node ->
                    page.fault(node, "'never did' has no 'within'; did you mean 'did not'?"));
            yield Past.not(did, null);
          }
          default -> {
            Times times = times(fields);
            yield new Past(
                did,
                times.count(),
                times.times(),
                fields.find("within").map(this::window).orElse(null));
          }
        });
  }

  private void alone(Fields fields, String word) {
    COUNTS
        .keySet()
        .forEach(count ->
            fields
                .find(count)
                .ifPresent(node ->
                    page.fault(node, "'" + count + "' goes with 'did', not with '" + word + "'")));
  }

  static boolean has(Fields fields, String word) {
    return fields.find(word).isPresent();
  }
}
