package dev.headsup.functions.console;

import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.handoff.EvidencePack;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOff.State;
import dev.headsup.engine.handoff.Resolution;
import dev.headsup.engine.handoff.Resolution.Outcome;
import dev.headsup.engine.policy.Severity;
import dev.headsup.functions.console.Detail.Fact;
import dev.headsup.functions.console.Outcome.Pill;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Cases for people as the console shows them.
final class HandOffView {
  /// How many cases the queue shows.
  private static final int MOST = 100;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Sources sources;
  private final Instant now;

  HandOffView(Sources sources) {
    this.sources = sources;
    this.now = sources.clock().instant();
  }

  /// @param foot what the list leaves out; empty for nothing
  record Queue(List<Row> rows, String lede, String foot) {
    Queue {
      rows = List.copyOf(rows);
    }
  }

  /// A case in one line.
  ///
  /// @param why in words, to follow the name
  /// @param promise by when, and how long that is
  /// @param holder who has it; empty for nobody
  record Row(
      Pill pill,
      String name,
      String url,
      String why,
      String trigger,
      Moment since,
      String promise,
      boolean late,
      String holder) {}

  /// One case.
  ///
  /// @param details values of the event; empty for those who may not read them
  /// @param hidden whether there are details that are not shown
  record One(
      Row row,
      State state,
      String customerUrl,
      String activityUrl,
      List<Saw> saw,
      List<Fact> details,
      boolean hidden,
      List<Was> sent,
      String end,
      String note,
      List<Choice> choices,
      String takeUrl,
      String resolveUrl,
      String record) {
    One {
      saw = List.copyOf(saw);
      details = List.copyOf(details);
      sent = List.copyOf(sent);
      choices = List.copyOf(choices);
    }
  }

  record Saw(String what, String times, Moment last) {}

  record Was(String about, String channel, Moment at, String read) {}

  record Choice(String key, String word) {}

  Queue queue() {
    List<HandOff> waiting = sources.handOffs().waiting(MOST);
    Map<?, Known> known =
        waiting.isEmpty()
            ? Map.of()
            : sources
                .profiles()
                .load(waiting.stream().map(HandOff::customer).collect(Collectors.toSet()));
    long open = waiting.stream().filter(each -> each.state() == State.OPEN).count();
    long late = waiting.stream().filter(each -> each.isLate(now)).count();
    String lede =
        waiting.isEmpty()
            ? ""
            : Phrases.count(open, "case", "cases")
                + " that nobody has"
                + (late == 0 ? "" : ", " + late + " of them late");
    return new Queue(
        waiting.stream().map(each -> row(each, name(each, known.get(each.customer())))).toList(),
        lede,
        waiting.size() < MOST ? "" : "The " + MOST + " with the earliest promise.");
  }

  One one(HandOff handOff, boolean values) {
    Known known = sources.profiles().load(List.of(handOff.customer())).get(handOff.customer());
    EvidencePack evidence = handOff.evidence();
    Resolution end = handOff.resolution();
    String url = Urls.handOff(handOff.customer(), handOff.id());
    return new One(
        row(handOff, name(handOff, known)),
        handOff.state(),
        Urls.customer(handOff.customer()),
        Urls.why(handOff.customer(), handOff.id()),
        evidence.saw().stream().map(this::saw).toList(),
        values
            ? evidence.details().entrySet().stream()
                .filter(detail -> !detail.getValue().isBlank())
                .sorted(Map.Entry.comparingByKey())
                .map(detail -> new Fact(detail.getKey(), detail.getValue()))
                .toList()
            : List.of(),
        !values && !evidence.details().isEmpty(),
        evidence.sent().stream().map(this::sent).toList(),
        end == null ? "" : end.outcome().word() + ", by " + end.by() + ", " + ago(end.at()),
        end == null || !values ? "" : end.note(),
        List.of(Outcome.values()).stream()
            .map(outcome -> new Choice(outcome.key(), outcome.word()))
            .toList(),
        url + "/take",
        url + "/resolve",
        handOff.id());
  }

  private static String name(HandOff handOff, @Nullable Known known) {
    return known == null ? handOff.customer().value() : People.name(known.profile());
  }

  private Row row(HandOff handOff, String name) {
    HandOff.Taken taken = handOff.taken();
    return new Row(
        pill(handOff),
        name,
        Urls.handOff(handOff.customer(), handOff.id()),
        handOff.because().words(Locale.ENGLISH, List.of()),
        handOff.trigger().name(),
        Moment.ago(handOff.opened(), ZoneOffset.UTC, now),
        promise(handOff),
        handOff.isLate(now),
        taken == null ? "" : "with " + taken.by() + ", " + ago(taken.at()));
  }

  private Pill pill(HandOff handOff) {
    return switch (handOff.state()) {
      case RESOLVED -> new Pill("ended", "good", "check");
      case TAKEN -> new Pill("taken", "told", "person");
      case OPEN ->
          handOff.isLate(now) ? new Pill("late", "bad", "clock") : pill(handOff.severity());
    };
  }

  private static Pill pill(Severity severity) {
    return switch (severity) {
      case NORMAL -> new Pill("waiting", "wait", "clock");
      case HIGH -> new Pill("soon", "wait", "clock");
      case CRITICAL -> new Pill("at once", "bad", "clock");
    };
  }

  /// For example `by 14:30, in 12 min`.
  private String promise(HandOff handOff) {
    Instant by = handOff.promised();
    boolean today =
        LocalDate.ofInstant(by, ZoneOffset.UTC).equals(LocalDate.ofInstant(now, ZoneOffset.UTC));
    String at = "by " + CLOCK.format(by) + (today ? "" : " on " + DAY.format(by));
    if (handOff.state() != State.OPEN) {
      return at;
    }
    return now.isBefore(by)
        ? at + ", in " + Moment.span(Duration.between(now, by))
        : at + ", " + Moment.span(Duration.between(by, now)) + " late";
  }

  private Saw saw(EvidencePack.Seen seen) {
    String times =
        seen.times() == 1
            ? "once"
            : seen.times()
                + " times in "
                + Moment.span(Duration.between(seen.first(), seen.last()));
    return new Saw(Phrases.upper(seen.what()), times, Moment.ago(seen.last(), ZoneOffset.UTC, now));
  }

  private Was sent(EvidencePack.Sent sent) {
    Instant read = sent.read();
    return new Was(
        sent.about(),
        sent.channel().word(),
        Moment.ago(sent.at(), ZoneOffset.UTC, now),
        read == null ? "not seen to be read" : "read " + ago(read));
  }

  private String ago(Instant at) {
    return Moment.ago(at, ZoneOffset.UTC, now).words();
  }
}
