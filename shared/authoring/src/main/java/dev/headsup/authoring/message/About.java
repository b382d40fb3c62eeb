package dev.headsup.authoring.message;

import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Observation.MentionSeen;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.Trigger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a trigger's case may be about besides the customer, with the variables that it brings.
///
/// A trigger that is about something binds [#bindings] as its other data: the value of
/// `incident.title` is the property `title` of the event that completed the case, kept in the
/// outreach under the variable's whole name. A score is never told to a customer and a mention
/// never echoed, so there is no variable for either.
public enum About {
  /// An outage or maintenance.
  INCIDENT(
      new Variable("id", "incident", Kind.CODE),
      text("title"),
      text("text"),
      code("impact"),
      code("phase"),
      new Variable("components", "component", Kind.TEXT),
      new Variable("starts", "starts", Kind.MOMENT),
      new Variable("until", "ends", Kind.MOMENT),
      text("link")),
  /// A likelihood that crossed a bound; its reasons are there for conditions.
  SCORE(code("reasons")),
  /// A public post: where it was, what it was about; never its words.
  MENTION(text("source"), code("topic")),
  /// A contact with support.
  CONTACT(text("channel"), code("topic"), code("stage")),
  /// The tutorial that was chosen for the customer.
  TUTORIAL(
      new Variable("title", "title", Kind.ALWAYS),
      new Variable("link", "link", Kind.LINK),
      text("minutes"),
      code("format"));

  /// Filled once below, never changed after; the checker sees only the interface.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  About(Variable... brought) {
    for (Variable each : brought) {
      variables.put(prefix() + each.name, each);
    }
  }

  /// How a variable may be used.
  enum Kind {
    /// Printed, and may be absent.
    TEXT,
    /// Printed, and always there.
    ALWAYS,
    /// A point in time, and may be absent: printed by a filter of days and times only, so that a
    /// customer reads it in their zone and language.
    MOMENT,
    /// A word of ours such as `critical`, the same in every language: asked for, never printed.
    CODE,
    /// An address that a person wrote in our files; always there.
    LINK
  }

  private record Variable(String name, String property, Kind kind) {}

  private static Variable text(String name) {
    return new Variable(name, name, Kind.TEXT);
  }

  private static Variable code(String name) {
    return new Variable(name, name, Kind.CODE);
  }

  private String prefix() {
    return name().toLowerCase(Locale.ROOT) + ".";
  }

  /// What it is, in words.
  String word() {
    return switch (this) {
      case INCIDENT -> "an incident";
      case SCORE -> "a score";
      case MENTION -> "a mention";
      case CONTACT -> "a contact with support";
      case TUTORIAL -> "a tutorial";
    };
  }

  /// What the cases of a trigger are about.
  public static Set<About> of(Trigger trigger) {
    Set<About> about = EnumSet.noneOf(About.class);
    for (EventPattern cause : trigger.when().start().causes()) {
      switch (cause.event()) {
        case IncidentExposure.EVENT -> about.add(INCIDENT);
        case ScoreCrossed.EVENT -> about.add(SCORE);
        case MentionSeen.EVENT -> about.add(MENTION);
        case ContactOpened.EVENT -> about.add(CONTACT);
        default -> {
          // What a customer did brings its own data, by name.
        }
      }
    }
    switch (trigger.send().offer()) {
      case Trigger.Offer.Tutorial tutorial -> about.add(TUTORIAL);
      case Trigger.Offer.Nothing nothing -> {}
      case Trigger.Offer.Consultation consultation -> {}
    }
    return about;
  }

  /// The variables by their whole names, each with the property of the cause that it shows.
  public Map<String, String> bindings() {
    Map<String, String> bindings = new LinkedHashMap<>();
    variables.forEach((name, variable) -> bindings.put(name, variable.property));
    return bindings;
  }

  /// Something to show for a variable where there is no case yet.
  public String example(String name) {
    Variable variable = variables.get(name);
    if (variable == null) {
      throw new IllegalArgumentException(word() + " has no " + name);
    }
    return switch (variable.kind) {
      case LINK -> "https://docs.example.com/tutorial";
      case CODE -> "";
      case MOMENT -> "2026-03-05T02:00:00Z";
      case TEXT, ALWAYS -> "(" + name + ")";
    };
  }

  /// The whole names of all variables that any case may bring.
  static Set<String> names() {
    return Arrays.stream(values())
        .flatMap(each -> each.variables.keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The variables by their whole names, each with how it may be used.
  Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    variables.forEach((name, variable) -> kinds.put(name, variable.kind));
    return kinds;
  }
}
