package dev.headsup.functions.console;

import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.outreach.Outreaches.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the ledger for pages: always bounded, and it says when it stopped before the end.
final class Ledger {
  /// How many decisions a count looks at before it says `at least`.
  static final int BOUND = 1_000;

  private static final int PAGE = 250;

  private final Outreaches outreaches;

  Ledger(Outreaches outreaches) {
    this.outreaches = outreaches;
  }

  /// Decisions, newest first.
  ///
  /// @param next where the older ones start, or null when there are none
  record Part(List<Outreach> outreaches, @Nullable String next) {
    Part {
      outreaches = List.copyOf(outreaches);
    }
  }

  /// The newest decisions of a day, up to [#BOUND].
  Part newest(LocalDate day) {
    List<Outreach> read = new ArrayList<>();
    String cursor = null;
    do {
      Page page = outreaches.day(day, Math.min(PAGE, BOUND - read.size()), cursor);
      read.addAll(page.outreaches());
      cursor = page.next();
    } while (cursor != null && read.size() < BOUND);
    return new Part(read, cursor);
  }

  /// Decisions of a day with one outcome, or all. Reads whole pages until it has enough or looked
  /// at [#BOUND], so it may give a few more than asked and never leaves one out.
  Part page(LocalDate day, @Nullable Outcome show, int enough, @Nullable String from) {
    List<Outreach> found = new ArrayList<>();
    String cursor = from;
    int looked = 0;
    do {
      Page page = outreaches.day(day, enough, cursor);
      page.outreaches().stream()
          .filter(outreach -> show == null || Outcome.of(outreach.decision()) == show)
          .forEach(found::add);
      looked += page.outreaches().size();
      cursor = page.next();
    } while (cursor != null && found.size() < enough && looked < BOUND);
    return new Part(found, cursor);
  }

  /// Counts of some decisions.
  ///
  /// @param why how often each gate stopped one
  /// @param triggers by the trigger's name, most decisions first
  record Tally(Map<Outcome, Integer> outcomes, Map<Gate, Integer> why, List<PerTrigger> triggers) {
    Tally {
      outcomes = Map.copyOf(outcomes);
      why = Map.copyOf(why);
      triggers = List.copyOf(triggers);
    }

    static Tally of(Collection<Outreach> decided) {
      Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
      Map<Gate, Integer> why = new EnumMap<>(Gate.class);
      Map<String, Map<Outcome, Integer>> triggers = new LinkedHashMap<>();
      for (Outreach outreach : decided) {
        Outcome outcome = Outcome.of(outreach.decision());
        outcomes.merge(outcome, 1, Integer::sum);
        triggers
            .computeIfAbsent(outreach.trigger().name(), name -> new EnumMap<>(Outcome.class))
            .merge(outcome, 1, Integer::sum);
        if (outreach.decision() instanceof Decision.Suppress(Gate gate, String reason)) {
          why.merge(gate, 1, Integer::sum);
        }
      }
      return new Tally(
          outcomes,
          why,
          triggers.entrySet().stream()
              .map(entry -> new PerTrigger(entry.getKey(), entry.getValue()))
              .sorted((left, right) -> Integer.compare(right.all(), left.all()))
              .toList());
    }

    int of(Outcome outcome) {
      return outcomes.getOrDefault(outcome, 0);
    }

    int all() {
      return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// Counts of one trigger's decisions.
  record PerTrigger(String name, Map<Outcome, Integer> outcomes) {
    PerTrigger {
      outcomes = Map.copyOf(outcomes);
    }

    int of(Outcome outcome) {
      return outcomes.getOrDefault(outcome, 0);
    }

    int all() {
      return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }
  }
}
