package dev.headsup.functions.incidents.feeds;

import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.incident.Incidents.Kept;
import dev.headsup.engine.incident.Report;
import dev.headsup.functions.Announcements;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what feeds say, and has it told where it may be told. What may come again may come any
/// number of times: an incident is its newest report.
///
/// @param components the parts of the product, and what feeds call them
record Intake(Incidents incidents, Announcements announcements, Supplier<Components> components) {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /// An alert that comes back so soon after its end is the same trouble, and a person who judged it
  /// need not judge it again. One that comes later is a new incident.
  static final Duration AGAIN = Duration.ofHours(1);

  /// What became of a piece of news.
  ///
  /// @param id the incident; empty where nothing was kept
  /// @param waits whether a person has to confirm it before anybody hears of it
  record Taken(
      String id, boolean changed, boolean announced, boolean waits, List<String> unmapped) {
    Taken {
      unmapped = List.copyOf(unmapped);
    }
  }

  /// Takes one piece in.
  Taken take(News news, Instant now) {
    Components known = components.get();
    Confidence sure = known.confidence(news.feed());
    Components.Meant meant =
        news.affected().isEmpty()
            ? new Components.Meant(
                news.report().components(), news.report().particulars().unmapped())
            : known.meant(news.feed(), news.affected());
    if (news.feed() == Feed.CLOUDWATCH && meant.components().isEmpty()) {
      // Every alarm of the account comes by, those that only scale something too.
      LOG.info("Not kept, for no component names it: alarm {}", meant.unmapped());
      return new Taken("", false, false, false, meant.unmapped());
    }
    Report report = news.report().about(meant, said(news, sure));
    Kept kept = incidents.report(id(news, now), report);
    boolean announced = announcements.of(kept);
    Incident incident = kept.incident();
    if (kept.changed()) {
      LOG.info(
          "Incident {} is {} (revision {}), announced: {}",
          incident.id(),
          incident.phase().word(),
          incident.revision(),
          announced);
    }
    return new Taken(
        incident.id(),
        kept.changed(),
        announced,
        !incident.isConfirmed() && !incident.phase().isOver(),
        meant.unmapped());
  }

  /// A report that says for itself how sure it is may be less sure than its feed, never more.
  private static Confidence said(News news, Confidence sure) {
    Confidence own = news.report().confidence();
    return own == news.feed().confidence() || own.compareTo(sure) < 0 ? sure : own;
  }

  /// Alerts of one name are one incident after the other.
  private String id(News news, Instant now) {
    if (!news.repeats()) {
      return news.id();
    }
    String begin = news.id() + "-";
    Instant start = news.report().startedAt();
    Optional<Incident> running =
        incidents.current(now).stream()
            .filter(incident -> incident.id().startsWith(begin))
            .filter(incident -> incident.own().source().equals(news.feed().word()))
            .max(Comparator.comparing(incident -> incident.own().startedAt()));
    return running
        .filter(
            incident -> incident.ended().map(end -> !start.isAfter(end.plus(AGAIN))).orElse(true))
        .map(Incident::id)
        .orElse(begin + start.getEpochSecond());
  }
}
