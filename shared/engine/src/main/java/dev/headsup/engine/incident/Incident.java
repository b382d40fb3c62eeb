package dev.headsup.engine.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An outage or maintenance: what its source said last, and what a person decided. News may come
/// late, twice and in any order; the same news end in the same incident, so time never turns back:
/// what is resolved before it was created stays resolved.
///
/// @param id 1 to 200 letters, digits, `.`, `_`, `:` and `-`
/// @param own the newest report of its source
/// @param judgement the newest decision of a person; null for none
/// @param dropped parts of the product that a report named and the next one did not, whether they
///   came back or not; the first [#DROPPED]
/// @param revision how many times it changed so that it may be news; 1 for a new one
/// @param steps how it came to this, the oldest first; the newest [#STEPS] of them
/// @param union with which other sources' it is one outage
public record Incident(
    String id,
    Report own,
    @Nullable Judgement judgement,
    List<String> dropped,
    long revision,
    List<Step> steps,
    Union union) {
  /// How many steps are kept.
  public static final int STEPS = 50;

  /// How many dropped parts are kept.
  public static final int DROPPED = 100;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");

  /// One change.
  ///
  /// @param by the source, or the person who decided
  public record Step(
      long revision, Instant at, Phase phase, Impact impact, boolean confirmed, String by) {}

  public Incident {
    dropped = List.copyOf(dropped);
    steps = List.copyOf(steps);
    if (!isId(id)) {
      throw new IllegalArgumentException("An incident's id has 1 to 200 plain characters");
    }
  }

  /// Whether a text can be the id of an incident.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// The incident that a first report makes.
  public static Incident of(String id, Report report) {
    Incident fresh = new Incident(id, report, null, List.of(), 1, List.of(), Union.NONE);
    return fresh.stepped(1, report.at(), report.source());
  }

  /// What is said of it: by its source, and where several tell of it, by all of them together.
  public Report report() {
    return Voice.of(own, union.sources().values(), judgement != null && !isDismissed());
  }

  /// What each source said last, by the ids of their incidents, with its own.
  public Map<String, Report> sources() {
    Map<String, Report> all = new TreeMap<>(union.sources());
    all.put(id, own);
    return all;
  }

  /// Whether another incident speaks for it.
  public boolean isMember() {
    return !union.within().isEmpty();
  }

  /// This incident after a report; itself where the report is no news. What a person chose for it
  /// stays beside what its source names.
  public Incident with(Report said) {
    Report news = judgement == null ? said : said.choosing(judgement.parts(), List.of());
    return news.outdates(own) ? with(news, union, news.at(), news.source()) : this;
  }

  /// This incident with other ones around it.
  ///
  /// @param at when, and `by` by whom, if that is news
  Incident in(Union next, Instant at, String by) {
    return with(own, next, at.isBefore(changedAt()) ? changedAt() : at, by);
  }

  /// What changes nothing that customers may hear makes no revision: only what its source said
  /// while it stands alone always does.
  private Incident with(Report next, Union around, Instant at, String by) {
    Incident after = new Incident(id, next, judgement, dropped, revision, steps, around);
    boolean ownStep = !next.equals(own) && around.sources().isEmpty();
    return !ownStep && (isMember() || after.isMember() || after.report().equals(report()))
        ? new Incident(id, next, judgement, dropped, revision, steps, around.quieter())
        : after.dropping(this).stepped(revision + 1, at, by);
  }

  /// Remembers the parts that an earlier state named and this one does not.
  private Incident dropping(Incident earlier) {
    List<String> named = report().components();
    List<String> gone =
        Stream.concat(
                dropped.stream(),
                earlier.report().components().stream().filter(part -> !named.contains(part)))
            .distinct()
            .limit(DROPPED)
            .toList();
    return new Incident(id, own, judgement, gone, revision, steps, union);
  }

  /// This incident after a decision; itself where the decision is no news.
  public Incident with(Judgement decision) {
    Judgement next = judgement == null ? decision : decision.after(judgement);
    if (judgement != null && (!next.outdates(judgement) || next.saysAs(judgement))) {
      return this;
    }
    Report about = own.choosing(next.parts(), judgement == null ? List.of() : judgement.parts());
    return new Incident(id, about, next, dropped, revision, steps, union)
        .dropping(this)
        .stepped(revision + 1, decision.at(), decision.by());
  }

  private Incident stepped(long number, Instant at, String by) {
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step(number, at, phase(), report().impact(), isConfirmed(), by));
    int from = Math.max(0, more.size() - STEPS);
    return new Incident(
        id, own, judgement, dropped, number, more.subList(from, more.size()), union);
  }

  /// Whether somebody stands behind it: its source, or a person. Only then customers hear of it,
  /// unless another one speaks for it.
  public boolean isConfirmed() {
    if (isMember()) {
      return false;
    }
    return judgement == null
        ? report().confidence().speaks()
        : switch (judgement.verdict()) {
          case CONFIRMED, OVER -> true;
          case DISMISSED, HELD -> false;
        };
  }

  /// Whether a person said that it is none.
  public boolean isDismissed() {
    return judgement != null && judgement.verdict() == Judgement.Verdict.DISMISSED;
  }

  /// What people call it: as the person who confirmed it said, else as its source.
  public String title() {
    return judgement == null || judgement.title().isEmpty() ? report().title() : judgement.title();
  }

  /// The parts of the product whose customers hear of it now: once it is over also those that were
  /// dropped on the way, so that whoever heard that something is wrong hears the all-clear.
  public List<String> concerned() {
    return phase().isOver()
        ? Stream.concat(report().components().stream(), dropped.stream()).distinct().toList()
        : report().components();
  }

  /// Where it stands; one that a person dismissed is cancelled and one that they called over is
  /// resolved, whatever its source says.
  public Phase phase() {
    Phase said = report().phase();
    if (judgement == null || (said.isOver() && !isDismissed())) {
      return said;
    }
    return switch (judgement.verdict()) {
      case CONFIRMED, HELD -> said;
      case DISMISSED -> Phase.CANCELLED;
      case OVER -> Phase.RESOLVED;
    };
  }

  /// When it ended: by its source, or when that, or a person, said that it is over. Empty while it
  /// goes on.
  public Optional<Instant> ended() {
    if (!phase().isOver()) {
      return Optional.empty();
    }
    Report said = report();
    return judgement == null || (said.phase().isOver() && !isDismissed())
        ? Optional.of(said.ended().orElse(said.at()))
        : Optional.of(judgement.at());
  }

  /// Whether it was over as of a revision; of one that is not remembered any more, as it is.
  public boolean isOverAt(long earlier) {
    return at(earlier).map(Step::phase).orElseGet(this::phase).isOver();
  }

  /// The step of a revision, unless it is not remembered any more.
  public Optional<Step> at(long earlier) {
    return steps.stream().filter(step -> step.revision() == earlier).findFirst();
  }

  /// When it last changed.
  public Instant changedAt() {
    return steps.isEmpty() ? own.at() : steps.getLast().at();
  }
}
