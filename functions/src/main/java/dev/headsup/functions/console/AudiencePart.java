package dev.headsup.functions.console;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.forecast.AftermathCounts.Became;
import dev.headsup.engine.forecast.AftermathCounts.Heard;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Exposures.Page;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.signal.IncidentExposure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom an incident concerns: how many were told and how many were not and why, as counted when it
/// was decided; and customer by customer, a page at a time, with what shows that it concerns them.
record AudiencePart(Outreaches outreaches, Exposures exposures, Instant now) {
  private static final int ROWS = 20;

  /// How many shards one page looks into, at most, until it has rows.
  private static final int SHARDS_A_PAGE = Exposures.SHARDS;

  /// Numbers.
  ///
  /// @param share of 100, of those told
  record Numbers(String told, String waiting, String untold, long share, List<Why> why) {
    Numbers {
      why = List.copyOf(why);
    }
  }

  /// Why some were not told.
  record Why(String words, String number) {}

  /// Some customers.
  ///
  /// @param next where the next page begins; empty for none
  record Rows(List<Row> rows, String next) {
    Rows {
      rows = List.copyOf(rows);
    }
  }

  /// One customer.
  ///
  /// @param evidence what shows that it concerns them
  /// @param because why, or by what
  record Row(
      String customer,
      String url,
      Outcome.@Nullable Pill pill,
      String evidence,
      String because,
      String whyUrl) {}

  static Numbers numbers(Heard heard) {
    long all = heard.told() + heard.untold();
    return new Numbers(
        Phrases.number(heard.told()),
        Phrases.number(heard.waiting()),
        Phrases.number(heard.untold() - heard.waiting()),
        all == 0 ? 0 : Math.round(100.0 * heard.told() / all),
        heard.others().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(entry -> new Why(words(entry.getKey()), Phrases.number(entry.getValue())))
            .toList());
  }

  private static String words(String reason) {
    if (reason.equals(Became.HELD_OUT.name())) {
      return "in the control group";
    }
    return reason.equals(Became.TO_A_PERSON.name())
        ? "given to a person instead"
        : Phrases.stopped(Gate.valueOf(reason));
  }

  /// A page of customers.
  ///
  /// @param from what the page before said; empty for the first
  Rows rows(Incident incident, String from) {
    List<String> components = incident.report().components();
    String[] place = from.split("\\|", 3);
    int part = place.length == 3 ? number(place[0], components.size()) : 0;
    int shard = place.length == 3 ? number(place[1], Exposures.SHARDS) : 0;
    String key = place.length == 3 && !place[2].isEmpty() ? place[2] : null;
    LocalDate since = Exposures.since(incident);
    List<Row> rows = new ArrayList<>();
    for (int looked = 0; looked < SHARDS_A_PAGE && part < components.size(); looked++) {
      Page page = exposures.page(components.get(part), shard, since, key, ROWS - rows.size());
      for (CustomerId customer : page.customers()) {
        rows.add(row(incident, components.get(part), customer));
      }
      key = page.next();
      if (key == null && ++shard == Exposures.SHARDS) {
        shard = 0;
        part++;
      }
      if (rows.size() >= ROWS) {
        break;
      }
    }
    String next =
        part < components.size() ? part + "|" + shard + "|" + (key == null ? "" : key) : "";
    return new Rows(rows, next);
  }

  private static int number(String text, int below) {
    try {
      return Math.clamp(Integer.parseInt(text), 0, Math.max(0, below - 1));
    } catch (NumberFormatException notOurs) {
      return 0;
    }
  }

  private Row row(Incident incident, String component, CustomerId customer) {
    Optional<LocalDate> last =
        Optional.ofNullable(exposures.lastUsed(customer, List.of(component)).get(component));
    String evidence =
        "used "
            + component
            + last.map(day ->
                    " on "
                        + Moment.day(day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC)
                            .words())
                .orElse("");
    return outreaches.of(customer).stream()
        .filter(entry -> isAbout(entry.cause(), incident))
        .max(Comparator.comparing(Outreach::at))
        .map(entry ->
            new Row(
                customer.value(),
                Urls.customer(customer),
                Outcome.of(entry.decision()).pill(),
                evidence,
                because(entry),
                Urls.why(customer, entry.id())))
        .orElseGet(() ->
            new Row(
                customer.value(),
                Urls.customer(customer),
                null,
                evidence,
                "",
                Urls.activity(customer)));
  }

  private String because(Outreach entry) {
    return switch (entry.decision()) {
      case Decision.Send send -> Phrases.by(send.channels());
      case Decision.Defer(var until) -> Phrases.again(until, now);
      case Decision.Suppress stopped -> Phrases.because(stopped);
      case Decision.HoldOut heldOut -> "they are in the control group";
      case Decision.HandOff handOff -> "a person answers them";
    };
  }

  private static boolean isAbout(Stamp cause, Incident incident) {
    return incident.steps().stream()
        .anyMatch(step -> IncidentExposure.id(incident.id(), step.revision()).tag() == cause.tag());
  }
}
