package dev.headsup.functions.console;

import dev.headsup.engine.decision.Crowd;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incident.Step;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Judgement;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.metric.Anomalies;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Incidents in words: the newest ones, and one with how it came to this.
final class IncidentsPage {
  private static final int MOST = 50;

  private final Incidents incidents;
  private final Instant now;

  IncidentsPage(Incidents incidents, Instant now) {
    this.incidents = incidents;
    this.now = now;
  }

  /// A line of the list.
  ///
  /// @param said impact, parts of the product and who says so, in words
  record Row(String title, String url, Outcome.Pill pill, Moment changed, String said) {}

  /// One incident.
  ///
  /// @param waits whether a person has to say whether it is one
  /// @param ends whether only a person can say that it is over
  /// @param named what customers read it is called; empty as long as nobody gave it a name for them
  /// @param promise by when the next news is promised, null for no promise
  /// @param holdable whether somebody may say that nobody more is to hear of it
  /// @param held whether somebody said so after it had been confirmed
  /// @param undoUntil until when what was just said can be taken back; empty where it cannot
  /// @param text the newest words of its source for customers, empty for none
  /// @param sources who reports it, where several do
  record One(
      Row row,
      String id,
      boolean waits,
      boolean dismissed,
      boolean over,
      boolean ends,
      String named,
      Moment started,
      @Nullable Moment ended,
      @Nullable Moment promise,
      String link,
      List<Line> steps,
      boolean holdable,
      boolean held,
      String undoUntil,
      String text,
      List<By> sources) {
    One {
      steps = List.copyOf(steps);
      sources = List.copyOf(sources);
    }
  }

  /// One who reports it.
  ///
  /// @param id of its own incident; empty for the one that speaks for all
  /// @param says how it stands, in its words
  record By(String id, String who, String title, String says, Moment at) {}

  /// A change.
  ///
  /// @param icon of who said so
  record Line(Moment at, String what, String by, String icon, String tone) {}

  List<Row> rows() {
    return incidents.latest(now, MOST).stream()
        .filter(incident -> !incident.isMember())
        .map(this::row)
        .toList();
  }

  One one(Incident incident) {
    Report report = incident.report();
    boolean suspected = report.confidence() == Confidence.INFERRED;
    Judgement newest = incident.judgement();
    boolean undo = IncidentsDesk.canBeUndone(incident, now);
    return new One(
        row(incident),
        incident.id(),
        !incident.isConfirmed() && !incident.isDismissed(),
        incident.isDismissed(),
        incident.phase() == Phase.RESOLVED,
        suspected && incident.isConfirmed() && !incident.phase().isOver(),
        suspected && incident.title().equals(report.title()) ? "" : incident.title(),
        Moment.clock(report.startedAt(), ZoneOffset.UTC, now),
        incident.ended().map(end -> Moment.clock(end, ZoneOffset.UTC, now)).orElse(null),
        report.nextUpdateBy() == null || incident.phase().isOver()
            ? null
            : Moment.clock(report.nextUpdateBy(), ZoneOffset.UTC, now),
        report.link(),
        steps(incident),
        incident.isConfirmed() && !incident.phase().isOver(),
        newest != null
            && newest.verdict() == Judgement.Verdict.HELD
            && incident.steps().stream().anyMatch(Step::confirmed),
        undo && newest != null
            ? Moment.clock(newest.at().plus(IncidentsDesk.UNDO), ZoneOffset.UTC, now).words()
            : "",
        report.particulars().text(),
        sources(incident));
  }

  /// What all of its sources said, the newest first.
  private List<Line> steps(Incident incident) {
    return Stream.concat(
            Stream.of(incident),
            incident.union().sources().keySet().stream().flatMap(id -> incidents.find(id).stream()))
        .flatMap(one -> one.steps().reversed().stream())
        .sorted(Comparator.comparing(Step::at).reversed())
        .map(this::line)
        .toList();
  }

  private List<By> sources(Incident incident) {
    if (incident.union().sources().isEmpty()) {
      return List.of();
    }
    return incident.sources().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparing(Report::startedAt)))
        .map(one -> by(one.getKey().equals(incident.id()) ? "" : one.getKey(), one.getValue()))
        .toList();
  }

  private By by(String id, Report said) {
    return new By(
        id,
        source(said.source()),
        said.title(),
        words(said.phase()) + ", " + words(said.impact()) + ", on " + parts(said),
        Moment.clock(said.at(), ZoneOffset.UTC, now));
  }

  private Row row(Incident incident) {
    Report report = incident.report();
    return new Row(
        incident.title(),
        Urls.incident(incident.id()),
        pill(incident),
        Moment.ago(incident.changedAt(), ZoneOffset.UTC, now),
        words(report.impact()) + ", on " + parts(report) + ", by " + reporters(incident));
  }

  private static String reporters(Incident incident) {
    return incident.sources().values().stream()
        .map(said -> source(said.source()))
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /// What a feed named and no component is known for stands there too: nobody hears of it.
  private static String parts(Report report) {
    String known = String.join(", ", report.components());
    List<String> names = report.particulars().unmapped();
    if (names.isEmpty()) {
      return known.isEmpty() ? "no part of the product" : known;
    }
    return (known.isEmpty() ? "" : known + " and ")
        + "what components.yaml does not map: "
        + String.join(", ", names);
  }

  private Line line(Step step) {
    return new Line(
        Moment.clock(step.at(), ZoneOffset.UTC, now),
        words(step.phase())
            + ", "
            + words(step.impact())
            + (step.confirmed() ? ", confirmed" : ", not confirmed"),
        source(step.by()),
        icon(step),
        tone(step));
  }

  private static String icon(Step step) {
    return switch (step.by()) {
      case Crowd.SURGE, Anomalies.SOURCE -> "ask";
      default -> step.by().equals("api") ? "box" : step.phase().isOver() ? "check" : "person";
    };
  }

  private static String tone(Step step) {
    if (step.phase().isOver()) {
      return "good";
    }
    return step.confirmed() ? "bad" : "wait";
  }

  private static Outcome.Pill pill(Incident incident) {
    if (!incident.isConfirmed() && !incident.phase().isOver()) {
      return new Outcome.Pill("waiting for a person", "wait", "ask");
    }
    return switch (incident.phase()) {
      case SCHEDULED -> new Outcome.Pill("scheduled", "wait", "clock");
      case OPEN -> new Outcome.Pill("open", "bad", "no");
      case MITIGATING -> new Outcome.Pill("being watched", "wait", "clock");
      case RESOLVED -> new Outcome.Pill("over", "good", "check");
      case CANCELLED -> new Outcome.Pill("none after all", "not", "x");
    };
  }

  private static String words(Phase phase) {
    return switch (phase) {
      case SCHEDULED -> "scheduled";
      case OPEN -> "open";
      case MITIGATING -> "mended and watched";
      case RESOLVED -> "over";
      case CANCELLED -> "none after all";
    };
  }

  private static String words(Impact impact) {
    return switch (impact) {
      case NONE -> "no impact";
      case MINOR -> "minor impact";
      case MAJOR -> "major impact";
      case CRITICAL -> "critical impact";
    };
  }

  private static String source(String source) {
    return switch (source) {
      case "api" -> "a server of yours";
      case Crowd.SURGE -> "Headsup, from many failures at once";
      case Anomalies.SOURCE -> "Headsup, from figures that are not as usual";
      default -> source;
    };
  }
}
