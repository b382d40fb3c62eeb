package dev.headsup.engine.tutorial;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.tutorial.Lessons.Progress;
import dev.headsup.engine.tutorial.Tutorial.Success;
import dev.headsup.engine.tutorial.Tutorial.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The catalogue of tutorials. A value; everything here is pure.
///
/// @param byId each under its id
public record Tutorials(Map<String, Tutorial> byId) {
  /// No tutorials.
  public static final Tutorials NONE = new Tutorials(Map.of());

  /// What a product's client reports, with the property [#TUTORIAL].
  public static final String STARTED = "Tutorial Started";

  /// The same, at its end.
  public static final String FINISHED = "Tutorial Finished";

  /// The property with the tutorial's id, and its name in the data of an outreach that offers one.
  public static final String TUTORIAL = "tutorial";

  /// How soon after a tutorial a contact with support counts as one that it did not spare.
  public static final Duration SOON = Duration.ofDays(7);

  public Tutorials {
    byId = Map.copyOf(byId);
  }

  /// A catalogue of these.
  public static Tutorials of(Collection<Tutorial> all) {
    Map<String, Tutorial> byId = new TreeMap<>();
    all.forEach(each -> byId.put(each.id(), each));
    return new Tutorials(byId);
  }

  /// Whether a name in the data of an outreach says something of the tutorial that it offers.
  public static boolean isOfTutorial(String name) {
    return name.equals(TUTORIAL) || name.startsWith(TUTORIAL + ".");
  }

  /// A tutorial for a customer, in the language that fits them best.
  public record Choice(Tutorial tutorial, String language) {
    /// It in that language.
    public Variant variant() {
      Variant variant = tutorial.variants().get(language);
      if (variant == null) {
        throw new IllegalStateException(tutorial.id() + " is not there in " + language);
      }
      return variant;
    }

    /// The data of an outreach that offers it: its id under `tutorial`, and what messages may say
    /// of it by the names that they use, `tutorial.title`, `tutorial.link`, `tutorial.format`, and
    /// `tutorial.minutes` where somebody said how long it takes.
    public Map<String, String> data() {
      Map<String, String> variables = new LinkedHashMap<>();
      variables.put(TUTORIAL, tutorial.id());
      variables.put("tutorial.title", variant().title());
      variables.put("tutorial.link", variant().link());
      variables.put("tutorial.format", tutorial.format().word());
      if (tutorial.minutes() != null) {
        variables.put("tutorial.minutes", Integer.toString(tutorial.minutes()));
      }
      return variables;
    }
  }

  /// The tutorials about a feature that a customer has not seen.
  public List<Tutorial> unseen(String feature, Map<String, Progress> progress) {
    return byId.values().stream()
        .filter(each -> each.feature().equals(feature.toLowerCase(Locale.ROOT)))
        .filter(each -> !progress.getOrDefault(each.id(), Progress.NONE).seen())
        .sorted(Comparator.comparing(Tutorial::id))
        .toList();
  }

  /// The best of some tutorials for a customer: in their own language before another, never offered
  /// before offered in vain, then by the effect that it had, then the shorter one, then by its id.
  /// The same input always gives the same one.
  ///
  /// @param language the tag of the customer's language, or null when nobody knows it
  /// @param progress how far the customer got with which
  /// @param effects what each brought about so far; one that is missing is as good as new
  /// @return empty when there is none in a language that they read
  public static Optional<Choice> best(
      List<Tutorial> unseen,
      @Nullable String language,
      Map<String, Progress> progress,
      Map<String, Effect> effects) {
    return unseen.stream()
        .flatMap(each -> each.tagFor(language).map(tag -> new Choice(each, tag)).stream())
        .min(
            Comparator.<Choice>comparingInt(
                    choice -> choice.tutorial().distance(choice.language(), language))
                .thenComparing(choice ->
                    progress.getOrDefault(choice.tutorial().id(), Progress.NONE).has(Step.OFFERED))
                .thenComparing(
                    choice -> effects.getOrDefault(choice.tutorial().id(), Effect.NONE).rate(),
                    Comparator.reverseOrder())
                .thenComparing(
                    choice -> choice.tutorial().minutes(),
                    Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(choice -> choice.tutorial().id()));
  }

  /// The events that say something about tutorials; others need not be looked at.
  public Set<String> events() {
    Set<String> events =
        byId.values().stream()
            .flatMap(each -> Optional.ofNullable(each.success()).stream())
            .map(Success::event)
            .collect(Collectors.toSet());
    events.add(STARTED);
    events.add(FINISHED);
    return byId.isEmpty() ? Set.of() : Set.copyOf(events);
  }

  /// A step that a customer took.
  public record Taken(String tutorial, Step step, Instant at) {}

  /// What a customer's event says: that they started or finished a tutorial of the catalogue, or
  /// did what one teaches within its time after it was offered or started.
  ///
  /// @param progress how far they got before
  public List<Taken> taken(Observation.Behaviour event, Map<String, Progress> progress) {
    List<Taken> taken = new ArrayList<>();
    named(event).ifPresent(taken::add);
    for (Tutorial each : byId.values()) {
      Success success = each.success();
      Progress before = progress.getOrDefault(each.id(), Progress.NONE);
      if (success != null
          && success.event().equals(event.event())
          && !before.has(Step.SUCCEEDED)
          && isSoonAfter(event.at(), before, success.within())) {
        taken.add(new Taken(each.id(), Step.SUCCEEDED, event.at()));
      }
    }
    return taken;
  }

  /// What a contact with support says: that a customer needed a person within [#SOON] after a
  /// tutorial was offered or started.
  ///
  /// @param progress how far they got before
  public List<Taken> taken(Observation.ContactOpened contact, Map<String, Progress> progress) {
    return contact.stage() != Observation.ContactOpened.Stage.OPENED
        ? List.of()
        : byId.keySet().stream()
            .sorted()
            .filter(id -> isSoonAfter(contact.at(), progress.getOrDefault(id, Progress.NONE), SOON))
            .map(id -> new Taken(id, Step.CONTACTED, contact.at()))
            .toList();
  }

  private Optional<Taken> named(Observation.Behaviour event) {
    Step step =
        switch (event.event()) {
          case STARTED -> Step.STARTED;
          case FINISHED -> Step.FINISHED;
          default -> null;
        };
    if (step == null) {
      return Optional.empty();
    }
    return event
        .properties()
        .get(TUTORIAL)
        .map(Value::toString)
        .filter(byId::containsKey)
        .map(id -> new Taken(id, step, event.at()));
  }

  private static boolean isSoonAfter(Instant at, Progress before, Duration within) {
    return before.steps().entrySet().stream()
        .filter(step -> step.getKey() == Step.OFFERED || step.getKey() == Step.STARTED)
        .map(Map.Entry::getValue)
        .anyMatch(met -> !at.isBefore(met) && !at.isAfter(met.plus(within)));
  }
}
