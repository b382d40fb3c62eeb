package dev.headsup.functions.console;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.When;
import dev.headsup.functions.console.Ledger.Part;
import dev.headsup.functions.console.Ledger.PerTrigger;
import dev.headsup.functions.console.Ledger.Tally;
import dev.headsup.functions.console.Sources.Triggers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The first page: what happens now. It follows along by itself, every two seconds.
final class NowPage {
  private static final int LINES = 12;
  private static final DateTimeFormatter TODAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

  private final Sources sources;
  private final Ledger ledger;

  NowPage(Sources sources) {
    this.sources = sources;
    this.ledger = new Ledger(sources.outreaches());
  }

  /// @param newest when the newest decision shown was taken, for the next look
  record Now(
      String clock,
      List<Counter> counters,
      List<Line> lines,
      String leftOut,
      String allUrl,
      List<Reason> reasons,
      List<PerTrigger> triggers,
      String newest,
      Next next) {
    Now {
      counters = List.copyOf(counters);
      lines = List.copyOf(lines);
      reasons = List.copyOf(reasons);
      triggers = List.copyOf(triggers);
    }

    /// Changes when something to be seen changes, the marks of what is new apart.
    int version() {
      return Objects.hash(
          clock,
          counters,
          lines.stream().map(Line::settled).toList(),
          leftOut,
          reasons,
          triggers.toString());
    }
  }

  /// A number that is a link.
  record Counter(String id, String number, String label, String note, String url) {}

  /// How often something kept us quiet.
  record Reason(String words, int count) {}

  /// The one thing to do when nothing has happened.
  ///
  /// @param local whether this run is on one machine, whose keys it printed
  record Next(String event, int times, String command, boolean local) {}

  /// @param local whether this run is on one machine; elsewhere our doors speak TLS only
  /// @param seen the newest decision of the last look; those after it are new
  Now now(String host, boolean local, Instant seen) {
    Instant now = sources.clock().instant();
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    Part of = ledger.newest(today);
    Part before = ledger.newest(today.minusDays(1));
    Tally tally = Tally.of(of.outreaches());
    List<Outreach> newest = new ArrayList<>(of.outreaches());
    newest.addAll(before.outreaches());
    List<Alike> shown = Alike.of(newest).stream().limit(LINES).toList();
    return new Now(
        TODAY.format(now.atOffset(ZoneOffset.UTC)),
        counters(today, of, before, tally),
        lines(shown, now, seen),
        leftOut(shown.stream().mapToInt(Alike::count).sum(), tally.all(), of.next() != null),
        Urls.activity(today, null, null),
        reasons(tally),
        tally.triggers(),
        shown.isEmpty() ? "" : shown.getFirst().newest().at().toString(),
        next(host, local));
  }

  private List<Line> lines(List<Alike> shown, Instant now, Instant seen) {
    People people = People.of(shown.stream().map(Alike::newest).toList(), sources.profiles());
    return shown.stream()
        .map(alike -> {
          Outreach outreach = alike.newest();
          return Line.of(
                  outreach,
                  people.name(outreach.customer()),
                  ZoneOffset.UTC,
                  deliveries(outreach),
                  now,
                  outreach.at().isAfter(seen))
              .andOthers(alike.count() - 1);
        })
        .toList();
  }

  private List<Delivery> deliveries(Outreach outreach) {
    return outreach.decision() instanceof Decision.Send
        ? sources.outreaches().deliveries(outreach.customer(), outreach.id())
        : List.of();
  }

  private List<Counter> counters(LocalDate today, Part of, Part before, Tally tally) {
    String atLeast = of.next() == null ? "" : "at least ";
    int waiting = tally.of(Outcome.WAITING) + Tally.of(before.outreaches()).of(Outcome.WAITING);
    OptionalLong watched = sources.watched().about();
    return List.of(
        new Counter(
            "watched",
            watched.isPresent() ? Phrases.number(watched.getAsLong()) : "?",
            "watched",
            "customers with events so far, as last counted",
            Urls.CUSTOMERS),
        new Counter(
            "struggling",
            atLeast + Phrases.number(waiting),
            "struggling",
            "a trigger holds and waits, to see if they get on",
            Urls.activity(today, Outcome.WAITING, null)),
        new Counter(
            "told",
            atLeast + Phrases.number(tally.of(Outcome.TOLD)),
            "told",
            "times today, each by the channels they allow",
            Urls.activity(today, Outcome.TOLD, null)),
        new Counter(
            "not-told",
            atLeast + Phrases.number(tally.of(Outcome.NOT_TOLD)),
            "deliberately not told",
            "times today, each with the reason",
            Urls.activity(today, Outcome.NOT_TOLD, null)));
  }

  private static String leftOut(int shown, int today, boolean cut) {
    return today <= shown && !cut
        ? "All of today, with why"
        : "All " + (cut ? "of today, at least " : "") + Phrases.number(today) + ", with why";
  }

  private static List<Reason> reasons(Tally tally) {
    return Arrays.stream(Gate.values())
        .filter(tally.why()::containsKey)
        .map(gate -> new Reason(Phrases.stopped(gate), tally.why().getOrDefault(gate, 0)))
        .sorted(Comparator.comparingInt(Reason::count).reversed())
        .toList();
  }

  /// Names an event that a trigger counts, so that following it leads to a decision.
  private Next next(String host, boolean local) {
    Optional<When.Start.Counted> wanted =
        sources.triggers().all().stream()
            .map(Triggers.Told::trigger)
            .filter(trigger -> trigger.status().decides())
            .sorted(Comparator.comparing(Trigger::id))
            .flatMap(trigger ->
                trigger.when().start() instanceof When.Start.Counted counted
                    ? Stream.of(counted)
                    : Stream.empty())
            .filter(counted -> !counted.did().event().startsWith(Observation.OURS))
            .findFirst();
    String event = wanted.map(counted -> counted.did().event()).orElse("Import Failed");
    int times = wanted.map(counted -> counted.times()).orElse(3);
    return new Next(
        event,
        times,
        "curl -u WRITE_KEY: "
            + (local ? "http://" : "https://")
            + host
            + "/v1/track -H 'content-type: application/json' -d '{\"userId\":\"ana\",\"event\":\""
            + event.replace("'", "'\\''").replace("\"", "\\\"")
            + "\"}'",
        local);
  }
}
