package dev.headsup.functions.console;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.functions.console.Ledger.Part;
import dev.headsup.functions.console.Ledger.Tally;
import dev.headsup.functions.console.Sources.Triggers.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every decision, also the ones where we kept quiet, each with its whole reasoning.
final class ActivityPage {
  private static final int ROWS = 25;
  private static final int ROWS_OF_ONE = 200;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

  private final Sources sources;
  private final Ledger ledger;
  private final boolean values;

  /// @param values whether the values of the events are shown
  ActivityPage(Sources sources, boolean values) {
    this.sources = sources;
    this.values = values;
    this.ledger = new Ledger(sources.outreaches());
  }

  /// @param chips the choices above the list; none for one customer
  /// @param lede what the list is of
  /// @param foot what the list leaves out
  /// @param older where it goes on, or null
  /// @param days the day before and the day after; none for one customer
  /// @param inDoubt what attempts without an answer may have cost; null for one customer
  /// @param whyNot how the conditions of each trigger stand for the one customer; null for a day
  record Activity(
      String lede,
      List<Chip> chips,
      List<Chip> days,
      List<Detail> rows,
      String foot,
      @Nullable String older,
      String nothing,
      @Nullable InDoubt inDoubt,
      @Nullable WhyNotPart whyNot) {
    Activity {
      chips = List.copyOf(chips);
      days = List.copyOf(days);
      rows = List.copyOf(rows);
    }
  }

  /// A choice.
  ///
  /// @param count how many there are, in words; empty when nobody counted
  record Chip(String word, String count, String url, boolean chosen) {}

  /// The decisions of a day (UTC).
  Activity of(LocalDate day, @Nullable Outcome show, @Nullable String cursor) {
    Instant now = sources.clock().instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Part part = ledger.page(day, show, ROWS, cursor);
    String word = show == null ? "" : " " + show.pill().word();
    return new Activity(
        DAY.format(day) + (day.equals(today) ? ", today" : "") + ", days and times in UTC",
        chips(day, show),
        days(day, today, show),
        rows(part.outreaches(), ZoneOffset.UTC, now, ""),
        foot(part, word),
        part.next() == null ? null : Urls.activity(day, show, part.next()),
        "No decision" + (word.isEmpty() ? "" : " is “" + word.strip() + "”") + " on this day.",
        InDoubt.of(sources.safety().counters(), day),
        null);
  }

  /// The decisions about one customer, newest first.
  ///
  /// @param open the id of the one to unfold, or empty
  Activity of(CustomerId customer, String open) {
    Instant now = sources.clock().instant();
    List<Outreach> all = sources.outreaches().of(customer).reversed();
    List<Outreach> shown = all.stream().limit(ROWS_OF_ONE).toList();
    People people = People.of(shown, sources.profiles());
    String name = people.name(customer);
    ZoneId zone = people.zone(customer);
    return new Activity(
        "All decisions about " + name + ", " + Phrases.times(zone),
        List.of(new Chip("Everybody", "", Urls.ACTIVITY, false), new Chip(name, "", "", true)),
        List.of(),
        rows(shown, zone, now, open),
        foot(shown.size(), all.size(), name),
        null,
        "Nothing was decided about this customer yet.",
        null,
        WhyNotPart.of(values ? sources.conditions().of(customer) : List.of()));
  }

  private List<Detail> rows(List<Outreach> outreaches, ZoneId page, Instant now, String open) {
    People people = People.of(outreaches, sources.profiles());
    Map<String, Told> triggers = new HashMap<>();
    sources.triggers().all().forEach(told -> triggers.put(told.trigger().id(), told));
    List<Detail> rows = new ArrayList<>(outreaches.size());
    for (Outreach outreach : outreaches) {
      List<Delivery> deliveries =
          outreach.decision() instanceof Decision.Send
              ? sources.outreaches().deliveries(outreach.customer(), outreach.id())
              : List.of();
      Line line = Line.of(outreach, people.name(outreach.customer()), page, deliveries, now, false);
      Told trigger = triggers.get(outreach.trigger().id());
      rows.add(
          Detail.of(
              outreach,
              line,
              page,
              people.zone(outreach.customer()),
              deliveries,
              trigger,
              now,
              outreach.id().equals(open),
              values));
    }
    return rows;
  }

  private List<Chip> chips(LocalDate day, @Nullable Outcome show) {
    Part newest = ledger.newest(day);
    Tally tally = Tally.of(newest.outreaches());
    String more = newest.next() == null ? "" : "+";
    List<Chip> chips = new ArrayList<>();
    chips.add(new Chip("All", tally.all() + more, Urls.activity(day, null, null), show == null));
    for (Outcome outcome : Outcome.values()) {
      String word = outcome.pill().word();
      chips.add(
          new Chip(
              Character.toUpperCase(word.charAt(0)) + word.substring(1),
              tally.of(outcome) + more,
              Urls.activity(day, outcome, null),
              show == outcome));
    }
    return chips;
  }

  private static List<Chip> days(LocalDate day, LocalDate today, @Nullable Outcome show) {
    List<Chip> days = new ArrayList<>();
    days.add(new Chip("Day before", "", Urls.activity(day.minusDays(1), show, null), false));
    if (day.isBefore(today)) {
      days.add(new Chip("Day after", "", Urls.activity(day.plusDays(1), show, null), false));
    }
    return days;
  }

  private static String foot(int shown, int all, String name) {
    if (all == 1) {
      return "The only decision about " + name + " so far.";
    }
    return (shown == all ? "All " : "The newest " + shown + " of ")
        + Phrases.number(all)
        + " decisions about "
        + name
        + ".";
  }

  private static String foot(Part part, String word) {
    String here = Phrases.count(part.outreaches().size(), "decision", "decisions") + word;
    return part.next() == null
        ? here + " here; there are no older ones on this day."
        : here + " here; older ones of this day follow.";
  }
}
