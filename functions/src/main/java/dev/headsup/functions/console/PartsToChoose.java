package dev.headsup.functions.console;

import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Judgement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a person may say that an incident concerns, because its source names nothing that
/// `components.yaml` knows. It holds for this incident; what would make it hold for every one is
/// shown as lines of that file.
///
/// @param missing whether nothing is known yet, so that nobody would hear of it
/// @param named what its source calls what is affected; empty where it said nothing
/// @param choices all parts of the product
/// @param lines of `components.yaml` by which it would be known the next time; empty for none
record PartsToChoose(boolean missing, String named, List<Choice> choices, String lines) {
  PartsToChoose {
    choices = List.copyOf(choices);
  }

  /// One part.
  ///
  /// @param field the name of its field in the form
  /// @param chosen whether somebody chose it
  record Choice(String field, String name, String id, boolean chosen) {}

  /// Null where the source of the incident names a part, or where it is over.
  static @Nullable PartsToChoose of(Incident incident, Components components) {
    if (!isOffered(incident)) {
      return null;
    }
    List<String> chosen = chosen(incident);
    return new PartsToChoose(
        isMissing(incident),
        incident.report().particulars().unmapped().stream()
            .map(name -> "“" + name + "”")
            .collect(Collectors.joining(", ")),
        components.all().stream()
            .map(part ->
                new Choice(field(part.id()), part.name(), part.id(), chosen.contains(part.id())))
            .toList(),
        lines(incident, chosen));
  }

  /// Whether a person may choose: nothing is known but what a person chose.
  static boolean isOffered(Incident incident) {
    List<String> chosen = chosen(incident);
    return !incident.phase().isOver()
        && (isMissing(incident)
            || (!chosen.isEmpty() && chosen.containsAll(incident.report().components())));
  }

  /// Whether a feed named something, and nothing of it is known. What was inferred here and is
  /// about no part of its own is told by its trigger alone.
  static boolean isMissing(Incident incident) {
    return incident.report().components().isEmpty()
        && Feed.of(incident.report().source()).isPresent();
  }

  /// The parts that were ticked in a form.
  static List<String> chosen(Ask ask, Components components) {
    return components.all().stream()
        .map(Component::id)
        .filter(id -> !ask.field(field(id)).isEmpty())
        .toList();
  }

  private static List<String> chosen(Incident incident) {
    Judgement judgement = incident.judgement();
    return judgement == null ? List.of() : judgement.parts();
  }

  private static String field(String id) {
    return "part-" + id;
  }

  private static String lines(Incident incident, List<String> chosen) {
    List<String> names =
        incident.report().particulars().unmapped().stream()
            .filter(Component::isPattern)
            .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .toList();
    return Feed.of(incident.report().source())
        .filter(feed -> !names.isEmpty() && !chosen.isEmpty())
        .map(feed ->
            "components:\n"
                + chosen.stream()
                    .map(id ->
                        "  %s:\n    feeds:\n      %s: [%s]\n"
                            .formatted(id, feed.word(), String.join(", ", names)))
                    .collect(Collectors.joining()))
        .orElse("");
  }
}
