package dev.headsup.functions;

import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Unions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the incident that speaks for another one, by the rules of [Unions], and lets it hear what
/// that says. What is decided from an index that may be a moment behind is asked again of the
/// incidents themselves, which change together or not at all.
public record OneVoice(Incidents incidents, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(OneVoice.class);

  /// The one that speaks for an incident, often itself.
  ///
  /// @param current those that may be the same; asked only where it may matter
  Kept of(Kept kept, Supplier<List<Kept>> current) {
    Kept alone = kept.incident().isMember() ? head(kept) : kept;
    Incident incident = alone.incident();
    boolean mayMatter = incident.phase().isOn() || (alone.changed() && incident.phase().isOver());
    return incident.isMember()
            || !mayMatter
            || incident.isDismissed()
            || incident.report().components().isEmpty()
        ? alone
        : Unions.partner(alone, current.get()).map(partner -> joined(alone, partner)).orElse(alone);
  }

  /// Makes two stay apart, because a person says that they are two.
  ///
  /// @return the two as they are then; empty where the one does not speak for the other
  public Optional<List<Kept>> split(String head, String member, String by) {
    Map<String, Kept> after =
        incidents.together(
            List.of(head, member),
            known -> isIn(known, head, member) ? parted(known, head, member, true, by) : List.of());
    Kept one = after.get(head);
    Kept other = after.get(member);
    return one != null && other != null && other.incident().union().apart().contains(head)
        ? Optional.of(List.of(one, other))
        : Optional.empty();
  }

  /// The one that speaks for a member, after it heard the newest; the member itself where it stands
  /// for itself from now on.
  private Kept head(Kept member) {
    String id = member.incident().id();
    String within = member.incident().union().within();
    Map<String, Kept> after =
        incidents.together(List.of(within, id), known -> heard(known, within, id));
    Kept now = after.getOrDefault(id, member);
    return now.incident().isMember() ? after.getOrDefault(within, now) : now;
  }

  private List<Incident> heard(Map<String, Kept> known, String head, String member) {
    Kept speaks = known.get(head);
    Kept said = known.get(member);
    if (speaks == null || said == null || !isIn(known, head, member)) {
      return List.of();
    }
    return Unions.isNew(speaks.incident(), said.incident())
        ? parted(known, head, member, false, said.incident().own().source())
        : List.of(Unions.heard(speaks.incident(), said.incident()));
  }

  private List<Incident> parted(
      Map<String, Kept> known, String head, String member, boolean forGood, String by) {
    Kept speaks = known.get(head);
    Kept other = known.get(member);
    return speaks == null || other == null
        ? List.of()
        : Unions.parted(speaks.incident(), other.incident(), forGood, clock.instant(), by);
  }

  private static boolean isIn(Map<String, Kept> known, String head, String member) {
    Kept said = known.get(member);
    return said != null && said.incident().union().within().equals(head);
  }

  private Kept joined(Kept one, Kept other) {
    String id = one.incident().id();
    String partner = other.incident().id();
    SortedSet<String> ids = new TreeSet<>(one.incident().sources().keySet());
    ids.addAll(other.incident().sources().keySet());
    Instant now = clock.instant();
    Map<String, Kept> after =
        incidents.together(
            ids,
            known -> {
              Kept here = known.get(id);
              Kept there = known.get(partner);
              return here == null || there == null
                  ? List.of()
                  : Unions.joined(asWeKnow(here, one), there, known, now);
            });
    Kept mine = after.getOrDefault(id, one);
    String within = mine.incident().union().within();
    if (within.isEmpty()) {
      return mine;
    }
    LOG.info("Incident {} is one with {}, which speaks for both", id, within);
    return after.getOrDefault(within, mine);
  }

  /// That we changed it ourselves a moment ago is known to us alone.
  private static Kept asWeKnow(Kept fresh, Kept ours) {
    return fresh.incident().equals(ours.incident())
        ? new Kept(fresh.incident(), ours.changed(), fresh.announced())
        : fresh;
  }
}
