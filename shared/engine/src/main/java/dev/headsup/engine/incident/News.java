package dev.headsup.engine.incident;

import dev.headsup.engine.incident.Incident.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How soon customers hear of what is new about an incident. Pure.
///
/// The first word goes at once, and so does what concerns more people or is worse than what they
/// heard. All other news wait for each other and go as one. An incident that begins and ends by
/// turns is quiet until it stays as it is. A maintenance is announced some days ahead.
public final class News {
  /// How long an incident that came and went must stay as it is before customers hear of that.
  public static final Duration HOLD = Duration.ofMinutes(5);

  /// How long news of an incident wait for each other.
  public static final Duration DIGEST = Duration.ofMinutes(30);

  /// How long before a maintenance customers hear of it, at most.
  public static final Duration AHEAD = Duration.ofDays(3);

  private News() {}

  /// When customers are to hear of an incident as it is now.
  ///
  /// @param told what they heard last
  /// @return empty for not at all: nobody stands behind it, another one speaks for it, or they know
  public static Optional<Instant> due(Incident incident, Announced told) {
    if (incident.isMember()) {
      return Optional.empty();
    }
    // That it was announced may be known to the queue alone: whoever announced it may have died
    // then.
    boolean maybe =
        incident.steps().stream().anyMatch(step -> step.confirmed() && step.phase().isOn());
    boolean speaks =
        told.isAny() || maybe || (incident.isConfirmed() && !incident.phase().isOver());
    if (!speaks || incident.concerned().isEmpty() || told.revision() >= incident.revision()) {
      return Optional.empty();
    }
    Instant changed = incident.changedAt();
    boolean over = incident.phase().isOver();
    if (!told.isAny() || told.phase().isOver() != over) {
      return Optional.of(later(settled(incident), told.isAny() ? changed : ahead(incident)));
    }
    if (over) {
      // What is written about it afterwards is no news for them.
      return told.components().containsAll(incident.concerned()) && !hasTurned(incident, told)
          ? Optional.empty()
          : Optional.of(later(changed, settled(incident)));
    }
    return Optional.of(
        isWorse(incident, told) || hasTurned(incident, told)
            ? later(changed, settled(incident))
            : digest(incident, told));
  }

  /// Whether news were promised to customers by a time that has come, and there are none.
  public static boolean isOverdue(Incident incident, Announced told, Instant now) {
    Instant promised = told.promised();
    return promised != null
        && !incident.phase().isOver()
        && !told.phase().isOver()
        && now.isAfter(promised);
  }

  /// What was told before a promised time was the news; else it comes then at the latest.
  private static Instant digest(Incident incident, Announced told) {
    Instant together = told.at().plus(DIGEST);
    Instant promised = told.promised();
    Instant by = promised != null && promised.isBefore(together) ? promised : together;
    return later(later(incident.changedAt(), by), settled(incident));
  }

  private static boolean isWorse(Incident incident, Announced told) {
    Report report = incident.report();
    boolean moved =
        incident.phase() == Phase.SCHEDULED && !report.startedAt().equals(told.startedAt());
    return moved
        || (incident.phase() != told.phase() && incident.phase() == Phase.OPEN)
        || report.impact().compareTo(told.impact()) > 0
        || !told.components().containsAll(incident.concerned());
  }

  /// Whether it came and went since, or went and came: not all may have heard then what they were
  /// to hear.
  private static boolean hasTurned(Incident incident, Announced told) {
    return incident.steps().stream()
        .anyMatch(step ->
            step.revision() > told.revision() && step.phase().isOver() != told.phase().isOver());
  }

  private static Instant ahead(Incident incident) {
    Instant changed = incident.changedAt();
    return incident.phase() == Phase.SCHEDULED
        ? later(changed, incident.report().startedAt().minus(AHEAD))
        : changed;
  }

  /// From when on it counts that an incident is on, or over. A turn that soon follows another one
  /// has to last; what a person decided does not.
  private static Instant settled(Incident incident) {
    List<Instant> turns = new ArrayList<>();
    boolean over = true;
    for (Step step : incident.steps()) {
      if (step.phase().isOver() != over) {
        turns.add(step.at());
        over = step.phase().isOver();
      }
    }
    int count = turns.size();
    if (count < 2) {
      return Instant.EPOCH;
    }
    Instant last = turns.get(count - 1);
    boolean soon = last.isBefore(turns.get(count - 2).plus(HOLD));
    Judgement judgement = incident.judgement();
    boolean byPerson = judgement != null && judgement.at().equals(last);
    return soon && !byPerson ? last.plus(HOLD) : last;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
