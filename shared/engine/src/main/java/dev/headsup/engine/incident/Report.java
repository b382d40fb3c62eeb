package dev.headsup.engine.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a source says of an incident, whole, as of one moment. Of two reports of one incident the
/// one with the greater order counts, whichever arrives first.
///
/// @param source who says so, for example `api`, or `surge` for what was inferred here
/// @param order grows from report to report of one source: its own revision, else milliseconds
/// @param ordered whether the source itself said the order; a report without one does not open
///   again what is over
/// @param title for people, at most [#TITLE] characters
/// @param components the parts of the product concerned, at most [#COMPONENTS]; none where a feed
///   names what no component is known for
/// @param confidence how sure the source is of it
/// @param startedAt when it began, or will begin
/// @param resolvedAt when it ended; null while it has not
/// @param nextUpdateBy by when the next news is promised; null for no promise
/// @param link to its public page; empty for none
/// @param at when the source said so
/// @param particulars what else it says
public record Report(
    String source,
    long order,
    boolean ordered,
    String title,
    List<String> components,
    Impact impact,
    Phase phase,
    Confidence confidence,
    Instant startedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant nextUpdateBy,
    String link,
    Instant at,
    Particulars particulars) {
  /// The longest title, in characters.
  public static final int TITLE = 200;

  /// The most components of one incident.
  public static final int COMPONENTS = 20;

  /// Of two with the same order the one further on counts, then the one of which more is known to
  /// us, and then any one of them, always the same.
  private static final Comparator<Report> NEWNESS =
      Comparator.comparingLong(Report::order)
          .thenComparing(report -> report.phase().isOver())
          .thenComparing(Report::phase)
          .thenComparing(Report::at)
          .thenComparingInt(report -> report.components().size())
          .thenComparing(Report::toString);

  public Report {
    components = List.copyOf(components);
    if (source.isBlank()
        || title.isBlank()
        || title.length() > TITLE
        || components.size() > COMPONENTS) {
      throw new IllegalArgumentException(
          "A report has a source, a title of at most %d characters and at most %d components"
              .formatted(TITLE, COMPONENTS));
    }
    if (order < 0) {
      throw new IllegalArgumentException("The order of a report is not negative: " + order);
    }
  }

  /// A report without anything beyond what every source says.
  public Report(
      String source,
      long order,
      boolean ordered,
      String title,
      List<String> components,
      Impact impact,
      Phase phase,
      Confidence confidence,
      Instant startedAt,
      @Nullable Instant resolvedAt,
      @Nullable Instant nextUpdateBy,
      String link,
      Instant at) {
    this(
        source,
        order,
        ordered,
        title,
        components,
        impact,
        phase,
        confidence,
        startedAt,
        resolvedAt,
        nextUpdateBy,
        link,
        at,
        Particulars.NONE);
  }

  /// This report about parts of the product that its source could not name.
  public Report about(Components.Meant meant, Confidence sure) {
    return new Report(
        source,
        order,
        ordered,
        title,
        meant.components(),
        impact,
        phase,
        sure,
        startedAt,
        resolvedAt,
        nextUpdateBy,
        link,
        at,
        new Particulars(
            particulars.text(),
            particulars.maintenance(),
            particulars.until(),
            particulars.regions(),
            particulars.nativeStatus(),
            meant.unmapped()));
  }

  /// This report about parts that a person chose, beside those of its source.
  ///
  /// @param before what a person chose earlier and does not mean any more
  Report choosing(List<String> chosen, List<String> before) {
    List<String> parts =
        Stream.concat(components.stream().filter(part -> !before.contains(part)), chosen.stream())
            .distinct()
            .limit(COMPONENTS)
            .toList();
    return parts.equals(components)
        ? this
        : about(new Components.Meant(parts, particulars.unmapped()), confidence);
  }

  /// When it ended, if it has.
  public Optional<Instant> ended() {
    return Optional.ofNullable(resolvedAt);
  }

  /// Whether this one counts where both are known.
  boolean outdates(Report other) {
    if (!ordered && other.phase.isOver() && !phase.isOver()) {
      // A late "it began" of a source that numbers nothing must not undo an all-clear; another
      // outage, which began after it, may.
      Instant end = other.resolvedAt == null ? other.at : other.resolvedAt;
      if (!startedAt.isAfter(end)) {
        return false;
      }
    }
    return NEWNESS.compare(this, other) > 0;
  }
}
