package dev.headsup.engine.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What customers were last told of an incident: that of it which decides how soon they hear more
/// ([News]).
///
/// @param revision of which; 0 for nothing yet
/// @param at when
/// @param components those whose customers were told
/// @param startedAt of a maintenance, when it was to begin
/// @param promised by when they were promised more; null for no promise
public record Announced(
    long revision,
    Instant at,
    Phase phase,
    Impact impact,
    List<String> components,
    Instant startedAt,
    @Nullable Instant promised) {
  /// Nobody was told anything.
  public static final Announced NOTHING =
      new Announced(0, Instant.EPOCH, Phase.OPEN, Impact.NONE, List.of(), Instant.EPOCH, null);

  public Announced {
    components = List.copyOf(components);
  }

  /// That customers are told of an incident as it is.
  public static Announced of(Incident incident, Instant now) {
    return new Announced(
        incident.revision(),
        now,
        incident.phase(),
        incident.report().impact(),
        incident.concerned(),
        incident.report().startedAt(),
        incident.report().nextUpdateBy());
  }

  /// What they were told by an incident's revision, where nothing but that is known.
  public static Announced asOf(long revision, Incident incident) {
    return revision == 0
        ? NOTHING
        : incident
            .at(revision)
            .map(step ->
                new Announced(
                    revision,
                    step.at(),
                    step.phase(),
                    step.impact(),
                    incident.report().components(),
                    incident.report().startedAt(),
                    null))
            .orElseGet(() -> of(incident, incident.changedAt()));
  }

  /// Whether they were told anything.
  public boolean isAny() {
    return revision > 0;
  }
}
