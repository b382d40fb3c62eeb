package dev.headsup.authoring.trigger;

import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.When;
import dev.headsup.engine.trigger.When.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `when: customer:`: what the customer did, or did not do.
final class Customers {
  private static final List<String> COUNTS = List.of("at least", "at most", "exactly");

  /// The words that start a sentence, each with the words that belong to it; those at the end of a
  /// sentence belong to all.
  private static final Map<String, Set<String>> STARTS = new LinkedHashMap<>();

  static {
    STARTS.put("did", Set.of("where", "at least", "at most", "exactly", "within", "then"));
    STARTS.put("did for the first time", Set.of("where"));
    STARTS.put("started", Set.of("where", "and no", "within"));
    STARTS.put("did not", Set.of("where", "for"));
    STARTS.put("not seen for", Set.of());
  }

  private static final Set<String> ALWAYS =
      Set.of("and not", "and never", "and", "wait", "cancel if");

  private final Page page;
  private final Pasts pasts;

  Customers(Page page) {
    this.page = page;
    this.pasts = new Pasts(page);
  }

  /// @param by the property that tells cases apart, or null
  When read(YamlNode node, @Nullable String by) {
    Fields fields = Fields.of(node, Place.CUSTOMER, page);
    List<String> written =
        STARTS.keySet().stream().filter(word -> Pasts.has(fields, word)).toList();
    if (written.isEmpty()) {
      fields.need("did", "the name of an event, for example: did: Import Failed");
      return TriggerReader.STAND_IN;
    }
    String word = written.getFirst();
    written.stream()
        .skip(1)
        .forEach(other -> page.fault(fields.find(other).orElseThrow(), apart(word, other)));
    Place.CUSTOMER.words().stream()
        .filter(other -> !STARTS.containsKey(other) && !ALWAYS.contains(other))
        .filter(other -> !STARTS.getOrDefault(word, Set.of()).contains(other))
        .forEach(other ->
            fields.find(other).ifPresent(at -> page.fault(at, apart(word, other) + goes(other))));
    List<Past> and = new ArrayList<>();
    Start start = start(fields, word, by, and);
    and.addAll(pasts.all(fields, start, span(start), by));
    Duration wait =
        fields
            .find("wait")
            .map(at -> Durations.read(page, at, "wait", Bounds.WAIT))
            .orElse(Duration.ZERO);
    // What was started has its time to be finished, and then the wait.
    Duration finish =
        word.equals("started")
            ? time(fields, "within", "in what time, for example: within: 30 minutes")
            : Duration.ZERO;
    return new When(start, and, finish.plus(wait), null);
  }

  private static String apart(String word, String other) {
    return "'" + other + "' does not go together with '" + word + "'";
  }

  private static String goes(String other) {
    return STARTS.entrySet().stream()
        .filter(start -> start.getValue().contains(other))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(start ->
            "; it goes with '"
                + start
                + "'"
                + (other.equals("and no") ? "; or did you mean 'and not'?" : ""))
        .orElse("");
  }

  private Start start(Fields fields, String word, @Nullable String by, List<Past> and) {
    return switch (word) {
      case "did" -> did(fields, by);
      case "did for the first time" -> new Start.First(Pasts.of(pasts.pattern(fields, word), by));
      case "started" -> {
        EventPattern began = Pasts.of(pasts.pattern(fields, word), by);
        Start start = new Start.Counted(began, Count.AT_LEAST, 1, Bounds.DEFAULT_WINDOW);
        fields.need(
            "and no", "what did not come after it, for example: and no: Checkout Completed");
        pasts.add(
            and,
            fields,
            "and no",
            start,
            node -> Past.notSince(Pasts.of(pasts.event(node, "and no", Place.EVENT), by)));
        yield start;
      }
      case "did not" ->
          new Start.Quiet(
              Pasts.of(pasts.pattern(fields, word), by),
              time(fields, "for", "how long, for example: for: 14 days"));
      default -> new Start.Quiet(null, time(fields, "not seen for", "how long"));
    };
  }

  private Duration time(Fields fields, String word, String why) {
    return fields
        .need(word, why)
        .map(node -> Durations.read(page, node, word, Bounds.WINDOW))
        .orElse(Bounds.DEFAULT_WINDOW);
  }

  private Start did(Fields fields, @Nullable String by) {
    EventPattern did = Pasts.of(pasts.pattern(fields, "did"), by);
    if (Pasts.has(fields, "then")) {
      return sequence(fields, did, by);
    }
    Pasts.Times times = pasts.times(fields);
    boolean counts = times.count() != Count.AT_LEAST || times.times() > 1;
    if (counts && !Pasts.has(fields, "within")) {
      page.fault(
          fields.node(), "'within' is missing: in what time, for example: within: 20 minutes");
    }
    return new Start.Counted(
        did,
        times.count(),
        times.times(),
        fields.find("within").map(pasts::window).orElse(Bounds.DEFAULT_WINDOW));
  }

  private Start sequence(Fields fields, EventPattern did, @Nullable String by) {
    COUNTS.forEach(
        count -> fields.find(count).ifPresent(node -> page.fault(node, apart("then", count))));
    fields
        .find("within")
        .ifPresent(node -> page.fault(node, "'within' stands below 'then': how soon after"));
    Fields then = Fields.of(fields.find("then").orElseThrow(), Place.THEN, page);
    EventPattern second = Pasts.of(pasts.pattern(then, "did"), by);
    if (second.equals(did) && !did.event().equals(Page.NOTHING)) {
      page.fault(then.node(), "'then' names the same event as 'did'; write at least: 2 times");
      second = new EventPattern(Page.NOTHING, List.of());
    }
    return new Start.Sequence(
        did, second, time(then, "within", "how soon after, for example: within: 1 hour"));
  }

  /// How far back `and not` looks where it does not say it.
  private static Duration span(Start start) {
    return switch (start) {
      case Start.Counted counted -> counted.within();
      case Start.Sequence sequence -> sequence.within();
      case Start.Quiet quiet -> quiet.after();
      case Start.First first -> Bounds.DEFAULT_WINDOW;
      case Start.Scheduled scheduled -> Bounds.DEFAULT_WINDOW;
    };
  }
}
