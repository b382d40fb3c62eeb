package dev.headsup.functions.console;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.outreach.Outreach;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decisions that say the same of several customers, one after the other, as in an outage: one line
/// for all of them keeps the others in sight.
///
/// @param newest the one that the line is about
/// @param count how many there are, that one included
record Alike(Outreach newest, int count) {
  /// So many in a row are put together; fewer are each worth their line.
  private static final int FEW = 5;

  /// What makes two of them alike.
  private record Kind(String trigger, Outcome outcome, @Nullable Gate gate) {
    static Kind of(Outreach outreach) {
      return new Kind(
          outreach.trigger().id(),
          Outcome.of(outreach.decision()),
          outreach.decision() instanceof Decision.Suppress stopped ? stopped.gate() : null);
    }
  }

  /// @param outreaches newest first
  static List<Alike> of(List<Outreach> outreaches) {
    List<Alike> all = new ArrayList<>();
    int from = 0;
    while (from < outreaches.size()) {
      Kind kind = Kind.of(outreaches.get(from));
      int to = from + 1;
      while (to < outreaches.size() && Kind.of(outreaches.get(to)).equals(kind)) {
        to++;
      }
      if (to - from >= FEW) {
        all.add(new Alike(outreaches.get(from), to - from));
      } else {
        outreaches.subList(from, to).forEach(one -> all.add(new Alike(one, 1)));
      }
      from = to;
    }
    return List.copyOf(all);
  }
}
