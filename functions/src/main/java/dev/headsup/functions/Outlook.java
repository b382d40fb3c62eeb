package dev.headsup.functions;

import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Counters.Count;
import dev.headsup.engine.forecast.Aftermath;
import dev.headsup.engine.forecast.AftermathCounts;
import dev.headsup.engine.forecast.AftermathCounts.Heard;
import dev.headsup.engine.forecast.Forecast;
import dev.headsup.engine.forecast.SurgeForecast;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Exposures.Page;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// What an incident brings: who heard of it, their contacts so far, and how many more to expect,
/// from what came after earlier ones.
///
/// @param watched about how many customers there are
public record Outlook(
    Incidents incidents,
    Counters counters,
    Exposures exposures,
    Supplier<OptionalLong> watched,
    InstantSource clock) {
  /// How many earlier incidents it learns from: the newest.
  private static final int EARLIER = 20;

  /// Of so many shards the customers are counted before they were walked over; the others are taken
  /// to be alike.
  private static final int SHARDS = 16;

  private static final int ROWS = 1000;
  private static final int USUAL_DAYS = 7;

  /// How an incident stands.
  ///
  /// @param heard who was told and who was not
  /// @param about how many it concerns, from a part of the shards, where nobody was decided about
  /// @param now contacts so far
  /// @param forecast as of now
  /// @param atFirst as it was when it began, with the same knowledge of earlier incidents
  public record Standing(
      Heard heard, long about, Aftermath now, Forecast forecast, Forecast atFirst) {}

  /// How one incident stands.
  public Standing of(Incident incident) {
    Instant now = clock.instant();
    List<Incident> earlier =
        incidents.latest(now, EARLIER + 1).stream()
            .filter(other -> !other.id().equals(incident.id()) && !other.isMember())
            .filter(other -> other.report().startedAt().isBefore(now.minus(Duration.ofDays(1))))
            .limit(EARLIER)
            .toList();
    List<String> names = new ArrayList<>(AftermathCounts.names(incident.id()));
    earlier.forEach(other -> names.addAll(AftermathCounts.names(other.id())));
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (int back = 1; back <= USUAL_DAYS; back++) {
      names.add(AftermathCounts.contacts(today.minusDays(back)));
    }
    Map<String, Count> counts = counters.read(names);
    List<Aftermath> history =
        earlier.stream().map(other -> AftermathCounts.aftermath(other, counts)).toList();
    Aftermath seen = AftermathCounts.aftermath(incident, counts);
    long about = seen.affected() > 0 ? seen.affected() : about(incident);
    Aftermath after =
        seen.affected() > 0
            ? seen
            : new Aftermath(seen.began(), 0, about, seen.ofTold(), seen.ofUntold());
    long reach = reach(history, after);
    double usual = usual(counts, today);
    return new Standing(
        AftermathCounts.heard(incident.id(), counts),
        about,
        after,
        SurgeForecast.of(history, after, reach, usual, now),
        SurgeForecast.of(
            history,
            new Aftermath(after.began(), 0, after.affected(), Map.of(), Map.of()),
            reach,
            usual,
            after.began()));
  }

  /// How many will have been told: those who are, or as large a part as of earlier incidents.
  private static long reach(List<Aftermath> history, Aftermath after) {
    long told = history.stream().mapToLong(Aftermath::told).sum();
    long all = history.stream().mapToLong(Aftermath::affected).sum();
    return after.told() > 0 || all == 0
        ? after.told()
        : Math.round((double) after.affected() * told / all);
  }

  private double usual(Map<String, Count> counts, LocalDate today) {
    long customers = watched.get().orElse(0);
    long contacts = 0;
    for (int back = 1; back <= USUAL_DAYS; back++) {
      contacts +=
          counts.getOrDefault(AftermathCounts.contacts(today.minusDays(back)), Count.NONE).total();
    }
    return customers == 0 ? 0 : (double) contacts / USUAL_DAYS / customers;
  }

  private long about(Incident incident) {
    long found = 0;
    LocalDate since = Exposures.since(incident);
    for (String component : incident.report().components()) {
      for (int shard = 0; shard < Exposures.SHARDS; shard += Exposures.SHARDS / SHARDS) {
        Page page = exposures.page(component, shard, since, null, ROWS);
        found += page.customers().size();
      }
    }
    return found * (Exposures.SHARDS / SHARDS);
  }
}
