package dev.headsup.engine.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What several sources say of one outage, as one report. Pure, and the same in every order.
///
/// Who declares speaks; an alarm or a guess stands on the page beside it. Words, link and promise
/// are all of one source, so that nothing is put together out of two texts. It is over when the
/// declared sources say so; where none declares it, when all say so.
final class Voice {
  private static final Comparator<Report> LEADS =
      Comparator.<Report, Boolean>comparing(report -> report.phase().isOver())
          .thenComparing(Report::startedAt)
          .thenComparing(Report::source)
          .thenComparing(Report::toString);

  private Voice() {}

  /// @param own of the source whose incident speaks
  /// @param others of the other ones
  /// @param vouched whether a person stands behind the own one
  static Report of(Report own, Collection<Report> others, boolean vouched) {
    if (others.isEmpty()) {
      return own;
    }
    List<Report> all = Stream.concat(Stream.of(own), others.stream()).toList();
    List<Report> declared = all.stream().filter(one -> one.confidence().speaks()).toList();
    boolean joins = declared.isEmpty() || (vouched && !declared.contains(own));
    List<Report> speaking = new ArrayList<>(declared);
    if (joins) {
      speaking.add(own);
    }
    List<Report> deciding = deciding(own, all, declared);
    List<Report> on = deciding.stream().filter(one -> !one.phase().isOver()).toList();
    Report lead = (declared.isEmpty() ? Stream.of(own) : declared.stream()).min(LEADS).orElse(own);
    return new Report(
        lead.source(),
        lead.order(),
        lead.ordered(),
        lead.title(),
        speaking.stream()
            .sorted(LEADS)
            .flatMap(one -> one.components().stream())
            .distinct()
            .limit(Report.COMPONENTS)
            .toList(),
        speaking.stream().map(Report::impact).max(Comparator.naturalOrder()).orElse(lead.impact()),
        phase(deciding, on),
        sure(all, on),
        speaking.stream()
            .map(Report::startedAt)
            .min(Comparator.naturalOrder())
            .orElse(lead.startedAt()),
        on.isEmpty() ? end(deciding) : null,
        lead.nextUpdateBy(),
        lead.link(),
        lead.at(),
        lead.particulars());
  }

  /// Whose word it is that it is over. An alarm that began anew after those who declared it called
  /// it over is more than they spoke of.
  private static List<Report> deciding(Report own, List<Report> all, List<Report> declared) {
    if (declared.isEmpty()) {
      return all;
    }
    boolean anew =
        !declared.contains(own)
            && !own.phase().isOver()
            && declared.stream().allMatch(one -> one.phase().isOver())
            && own.startedAt().isAfter(end(declared));
    return anew ? Stream.concat(declared.stream(), Stream.of(own)).toList() : declared;
  }

  private static Phase phase(List<Report> deciding, List<Report> on) {
    if (on.isEmpty()) {
      return deciding.stream().allMatch(one -> one.phase() == Phase.CANCELLED)
          ? Phase.CANCELLED
          : Phase.RESOLVED;
    }
    if (on.stream().anyMatch(one -> one.phase() == Phase.OPEN)) {
      return Phase.OPEN;
    }
    return on.getFirst().phase();
  }

  /// As sure as the surest who says that it goes on; once it is over, as the surest of all.
  private static Confidence sure(List<Report> all, List<Report> on) {
    return (on.isEmpty() ? all : on)
        .stream()
            .map(Report::confidence)
            .min(Comparator.naturalOrder())
            .orElse(Confidence.INFERRED);
  }

  private static Instant end(List<Report> over) {
    return over.stream()
        .map(one -> one.ended().orElse(one.at()))
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }
}
