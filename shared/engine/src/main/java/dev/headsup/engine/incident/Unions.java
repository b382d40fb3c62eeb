package dev.headsup.engine.incident;

import dev.headsup.engine.incident.Incidents.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When incidents of several sources are one outage, and which of them speaks for all
/// ([why](docs/decisions/0037-one-voice.md)). Pure.
public final class Unions {
  /// So far apart two sources may say that it began.
  public static final Duration NEAR = Duration.ofHours(3);

  /// Who speaks: of whom customers may have heard already, then whom somebody stands behind, then
  /// who is surer, then the earlier one.
  private static final Comparator<Kept> HEAD =
      Comparator.<Kept, Boolean>comparing(kept -> !mayHaveSpoken(kept))
          .thenComparing(kept -> !kept.incident().isConfirmed())
          .thenComparing(kept -> kept.incident().own().confidence())
          .thenComparing(kept -> kept.incident().own().startedAt())
          .thenComparing(kept -> kept.incident().id());

  private Unions() {}

  /// Whether two incidents tell of one outage: a part of the product in common, at the same time,
  /// begun within [#NEAR]. Never planned work, nor what a person called none or told apart. What
  /// people opened twice at one source is two.
  public static boolean isSame(Incident one, Incident other) {
    return !one.id().equals(other.id())
        && isOutage(one)
        && isOutage(other)
        && !Collections.disjoint(one.report().components(), other.report().components())
        && isAtOnce(one, other)
        && Collections.disjoint(declaring(one), declaring(other))
        && Collections.disjoint(one.union().apart(), ids(other))
        && Collections.disjoint(other.union().apart(), ids(one));
  }

  private static boolean isOutage(Incident incident) {
    return !incident.isMember()
        && !incident.isDismissed()
        && !incident.report().particulars().maintenance()
        && incident.phase() != Phase.SCHEDULED;
  }

  private static boolean isAtOnce(Incident one, Incident other) {
    Instant began = one.report().startedAt();
    Instant otherBegan = other.report().startedAt();
    return began.isBefore(other.ended().orElse(Instant.MAX))
        && otherBegan.isBefore(one.ended().orElse(Instant.MAX))
        && Duration.between(began, otherBegan).abs().compareTo(NEAR) <= 0;
  }

  private static Set<String> declaring(Incident incident) {
    return incident.sources().values().stream()
        .filter(report -> report.confidence().speaks())
        .map(Report::source)
        .collect(Collectors.toSet());
  }

  private static Set<String> ids(Incident incident) {
    return incident.sources().keySet();
  }

  /// Whether customers may have heard of it. Who announced it may have died before they noted that;
  /// only of what was changed in this very moment it is certain that they have not.
  static boolean mayHaveSpoken(Kept kept) {
    return kept.announced().isAny()
        || kept.incident().steps().stream()
            .anyMatch(step ->
                step.confirmed()
                    && step.phase().isOn()
                    && !(kept.changed() && step.revision() == kept.incident().revision()));
  }

  /// Whether two become one: they are the same, one of them has not spoken, and neither waits
  /// because a person wants it to.
  public static boolean mayJoin(Kept one, Kept other) {
    return isSame(one.incident(), other.incident())
        && (isOpen(one) && isOpen(other))
        && (one.incident().phase().isOn() || other.incident().phase().isOn())
        && !(mayHaveSpoken(one) && mayHaveSpoken(other))
        && one.incident().sources().size() + other.incident().sources().size() <= Union.MOST;
  }

  /// Whether others may be taken in: not what was told to be over, nor what a person holds.
  private static boolean isOpen(Kept kept) {
    Judgement judgement = kept.incident().judgement();
    boolean heldBack =
        judgement != null && judgement.verdict() == Judgement.Verdict.HELD && !mayHaveSpoken(kept);
    return !heldBack && !(kept.announced().isAny() && kept.announced().phase().isOver());
  }

  /// The one of several that is to speak for another, if any may.
  public static Optional<Kept> partner(Kept kept, List<Kept> current) {
    return current.stream()
        .filter(other -> other.incident().phase().isOn())
        .filter(other -> mayJoin(kept, other))
        .min(HEAD);
  }

  /// Makes two one.
  ///
  /// @param known both, and all for which either speaks
  /// @return all of them that are changed by that; none where they may not join (any more)
  public static List<Incident> joined(Kept one, Kept other, Map<String, Kept> known, Instant at) {
    if (!mayJoin(one, other)) {
      return List.of();
    }
    boolean first = HEAD.compare(one, other) <= 0;
    Incident head = (first ? one : other).incident();
    Incident member = (first ? other : one).incident();
    List<Incident> changed = new ArrayList<>();
    changed.add(head.in(head.union().taking(member), at, member.own().source()));
    changed.add(member.in(member.union().in(head.id()), at, member.own().source()));
    for (String theirs : member.union().sources().keySet()) {
      Kept moved = known.get(theirs);
      if (moved != null) {
        Incident each = moved.incident();
        changed.add(each.in(each.union().in(head.id()), at, each.own().source()));
      }
    }
    return changed;
  }

  /// Who speaks, after it heard the newest of one for which it speaks; the same where it knew.
  public static Incident heard(Incident head, Incident member) {
    Report known = head.union().sources().get(member.id());
    return known != null && !member.own().outdates(known)
        ? head
        : head.in(
            head.union().hearing(member.id(), member.own()),
            member.own().at(),
            member.own().source());
  }

  /// Whether one for which another speaks tells of something new: it began after the whole was
  /// over, and who says so does not decide about the whole.
  public static boolean isNew(Incident head, Incident member) {
    Report own = member.own();
    return !own.phase().isOver()
        && !own.confidence().speaks()
        && head.ended().filter(end -> own.startedAt().isAfter(end)).isPresent();
  }

  /// Makes one stand for itself again.
  ///
  /// @param forGood whether a person said that it is another outage: then it stays so
  /// @param by who says so
  public static List<Incident> parted(
      Incident head, Incident member, boolean forGood, Instant at, String by) {
    Union rest = head.union().without(member.id());
    Union alone = member.union().in("");
    if (forGood) {
      Set<String> others = new HashSet<>(rest.sources().keySet());
      others.add(head.id());
      rest = rest.apartFrom(Set.of(member.id()));
      alone = alone.apartFrom(others);
    }
    return Stream.of(head.in(rest, at, by), member.in(alone, at, by)).toList();
  }
}
