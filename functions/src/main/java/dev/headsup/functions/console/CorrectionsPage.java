package dev.headsup.functions.console;

import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.correction.Correction.About;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.incident.Walks.Place;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.trigger.StandingTriggers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the pages of corrections show.
final class CorrectionsPage {
  /// How much of the ledger is looked through for what became of one.
  private static final int PAGES = 20;

  private static final int ROWS = 200;

  private final Sources sources;
  private final Instant now;

  CorrectionsPage(Sources sources, Instant now) {
    this.sources = sources;
    this.now = now;
  }

  static String url(Correction correction) {
    return Urls.CORRECTIONS + "/" + Urls.encoded(correction.id());
  }

  /// One of a list.
  record Row(String url, String name, String said, Moment at, Outcome.Pill pill) {}

  List<Row> rows(List<Correction> all) {
    return all.stream().map(this::row).toList();
  }

  private Row row(Correction one) {
    return new Row(
        url(one),
        one.about().name(),
        "to " + customers(one.expected()) + ", said by " + one.by(),
        Moment.ago(one.at(), ZoneOffset.UTC, now),
        one.stop() == null
            ? new Outcome.Pill("said", "good", "check")
            : new Outcome.Pill("stopped", "not", "no"));
  }

  /// A count with its word.
  static String customers(long many) {
    return many == 1 ? "1 customer" : Phrases.number(many) + " customers";
  }

  /// The form.
  ///
  /// @param waitsFor why it cannot be said now; empty where it can
  /// @param versions only these, where several spoke
  /// @param before corrections of the same messages
  /// @param checked whether the words were looked at
  /// @param drafts what customers would read; empty while something is wrong
  record Form(
      About about,
      String customers,
      boolean whole,
      boolean nobody,
      Moment since,
      Moment until,
      List<Count> ways,
      List<Version> versions,
      String waitsFor,
      List<Row> before,
      List<CorrectionWriting.Field> fields,
      boolean checked,
      List<String> problems,
      List<Drafts.Row> drafts) {
    /// Whether it may be said.
    boolean ready() {
      return checked && problems.isEmpty() && waitsFor.isEmpty() && !nobody;
    }
  }

  /// So many.
  record Count(String what, String number) {}

  /// One version of the trigger.
  record Version(String hash, String number, String url) {}

  Form form(
      About about,
      Readers readers,
      CorrectionWriting writing,
      String waitsFor,
      List<Correction> corrections,
      boolean checks,
      Brand brand) {
    List<String> problems = checks ? writing.problems(brand) : List.of();
    return new Form(
        about,
        (readers.whole() ? "" : "at least ") + customers(readers.customers()),
        readers.whole(),
        readers.customers() == 0,
        Moment.clock(about.since(), ZoneOffset.UTC, now),
        Moment.clock(about.until(), ZoneOffset.UTC, now),
        readers.ways().stream()
            .map(way ->
                new Count(
                    Drafts.language(way.language()) + ", " + way.channel().word(),
                    Phrases.number(way.customers())))
            .toList(),
        versions(about, readers),
        waitsFor,
        rows(corrections.stream().filter(one -> overlaps(one.about(), about)).toList()),
        writing.fields(),
        checks,
        problems,
        checks && problems.isEmpty() ? writing.drafts(brand) : List.of());
  }

  private static boolean overlaps(About one, About other) {
    return one.trigger().equals(other.trigger())
        && (one.version().isEmpty()
            || other.version().isEmpty()
            || one.version().equals(other.version()))
        && one.since().isBefore(other.until())
        && other.since().isBefore(one.until());
  }

  private static List<Version> versions(About about, Readers readers) {
    if (readers.versions().size() < 2) {
      return List.of();
    }
    long hours = Duration.between(about.since(), about.until()).toHours();
    return readers.versions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(version ->
            new Version(
                version.getKey().substring(0, Math.min(8, version.getKey().length())),
                customers(version.getValue()),
                Urls.CORRECTIONS
                    + "/new?trigger="
                    + Urls.encoded(about.trigger())
                    + "&hours="
                    + hours
                    + "&version="
                    + Urls.encoded(version.getKey())))
        .toList();
  }

  /// One correction, and how far it is.
  ///
  /// @param undoUntil until when it can be taken back; empty when that is over
  /// @param found how many messages were found by its walk so far
  /// @param ended whether its walk is at its end
  /// @param became what became of it, with how many customers
  /// @param words what they read; empty for who may not read messages
  record One(
      Row row,
      String expected,
      Moment since,
      Moment until,
      String undoUntil,
      boolean stopped,
      String found,
      boolean ended,
      List<Count> became,
      List<BrakesPage.Text> words) {}

  One one(Correction correction, boolean reads) {
    Place place = sources.outages().walks().place(correction.walk()).orElse(Place.START);
    return new One(
        row(correction),
        customers(correction.expected()),
        Moment.clock(correction.about().since(), ZoneOffset.UTC, now),
        Moment.clock(correction.about().until(), ZoneOffset.UTC, now),
        correction.canBeTakenBack(now)
            ? Moment.clock(correction.at().plus(Correction.UNDO), ZoneOffset.UTC, now).words()
            : "",
        correction.stop() != null,
        Phrases.number(place.told()),
        place.isEnd(),
        became(correction),
        reads
            ? new TreeMap<>(correction.files())
                .entrySet().stream()
                    .map(file -> new BrakesPage.Text(file.getKey(), file.getValue().strip()))
                    .toList()
            : List.of());
  }

  /// What became of it, by the newest of the ledger.
  private List<Count> became(Correction correction) {
    Map<String, Long> counted = new TreeMap<>();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate first = LocalDate.ofInstant(correction.at(), ZoneOffset.UTC);
    @Nullable String cursor = null;
    for (int page = 0; page < PAGES && !day.isBefore(first); page++) {
      var found = sources.outreaches().day(day, ROWS, cursor);
      found.outreaches().stream()
          .filter(entry -> StandingTriggers.isCorrection(entry.trigger().id()))
          .filter(entry -> correction.id().equals(entry.data().get("correction")))
          .forEach(entry -> counted.merge(became(entry), 1L, Long::sum));
      cursor = found.next();
      if (cursor == null) {
        day = day.minusDays(1);
      }
    }
    List<Count> all = new ArrayList<>();
    counted.forEach((what, many) -> all.add(new Count(what, Phrases.number(many))));
    return all;
  }

  private static String became(Outreach entry) {
    return switch (entry.decision()) {
      case Decision.Send send -> "told";
      case Decision.Defer defer -> "waiting";
      case Decision.HandOff handOff -> "with a person";
      case Decision.HoldOut heldOut -> "not told: the control group";
      case Decision.Suppress(var gate, var reason) -> "not told: " + Phrases.stopped(gate);
    };
  }
}
