package dev.headsup.engine.prediction;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Points for signs of struggle, added up by hand-written weights. Pure.
///
/// This is a start, until a model is trained on a company's own contacts: nobody measured its
/// weights, and they are the same for every product. Points add up and are divided by [#ENOUGH], so
/// that 1 is reached by about three strong signs.
///
/// @param model names it on decisions
public record Scorecard(String model, List<Factor> factors) {
  /// So many points are a score of 1.
  private static final double ENOUGH = 10;

  public Scorecard {
    factors = List.copyOf(factors);
  }

  /// One sign.
  ///
  /// @param word of the reason, as triggers write it (`reasons include any: [repeated_errors]`)
  /// @param english the reason for people
  /// @param german the same
  /// @param shown what shows it
  /// @param unless what, done since, takes it back, or null where nothing does; for things that
  ///   were started and not finished
  /// @param points for it
  public record Factor(
      String word,
      String english,
      String german,
      Past shown,
      List<EventPattern> unless,
      double points) {
    public Factor {
      unless = List.copyOf(unless);
    }

    private boolean holds(Activity activity, Instant now) {
      if (!shown.holds(activity, now, 0)) {
        return false;
      }
      return unless.stream()
          .noneMatch(done ->
              activity
                  .track(done.key())
                  .newest(0)
                  .filter(finished ->
                      activity
                          .track(shown.did().key())
                          .newest(0)
                          .map(started -> finished.compareTo(started) > 0)
                          .orElse(false))
                  .isPresent());
    }
  }

  /// The scorecard that Headsup starts with. Its events are those that a product names so, or maps
  /// to these names where it sends them (docs/guides/score.md).
  public static final Scorecard STARTER =
      new Scorecard(
          "starter",
          List.of(
              factor(
                  "rage_clicks",
                  "clicked the same spot again and again",
                  "hat immer wieder auf dieselbe Stelle geklickt",
                  did("Rage Clicked", 2, Duration.ofMinutes(30)),
                  3),
              factor(
                  "repeated_errors",
                  "saw several errors within the hour",
                  "hat binnen einer Stunde mehrere Fehler gesehen",
                  did("Error Shown", 3, Duration.ofHours(1)),
                  4),
              factor(
                  "retries",
                  "tried the same thing several times",
                  "hat dasselbe mehrmals versucht",
                  did("Retried", 3, Duration.ofHours(1)),
                  2.5),
              factor(
                  "help_visits",
                  "looked for help twice within a day",
                  "hat binnen eines Tages zweimal in der Hilfe nachgesehen",
                  did("Help Viewed", 2, Duration.ofDays(1)),
                  2.5),
              factor(
                  "empty_searches",
                  "searched and found nothing",
                  "hat gesucht und nichts gefunden",
                  new Past(
                      new EventPattern(
                          "Search Performed",
                          List.of(
                              new FieldCondition(
                                  "results", new Match.OneOf(List.of(new Value.Num(0)))))),
                      Count.AT_LEAST,
                      2,
                      Duration.ofDays(1)),
                  2),
              new Factor(
                  "unfinished",
                  "started something and did not finish it",
                  "hat etwas angefangen und nicht beendet",
                  did("Task Started", 1, Duration.ofDays(2)),
                  List.of(new EventPattern("Task Finished", List.of())),
                  1.5),
              factor(
                  "usage_down",
                  "uses it much less than before",
                  "nutzt es viel weniger als früher",
                  did("Usage Dropped", 1, Duration.ofDays(14)),
                  3)));

  /// What must be remembered of a customer.
  public List<Past> remembered() {
    List<Past> all = new ArrayList<>();
    for (Factor factor : factors) {
      all.add(factor.shown());
      factor.unless().forEach(done -> all.add(Past.did(done, factor.shown().within())));
    }
    return all;
  }

  /// The score of a customer at a moment.
  public Prediction predict(Activity activity, Instant now) {
    List<Factor> speaking =
        factors.stream()
            .filter(factor -> factor.holds(activity, now))
            .sorted(Comparator.comparingDouble(Factor::points).reversed())
            .toList();
    double points = speaking.stream().mapToDouble(Factor::points).sum();
    return new Prediction(
        model, Math.min(1, points / ENOUGH), speaking.stream().map(Factor::word).toList());
  }

  /// What speaks for a prediction of this scorecard, for people who read English.
  public List<String> because(Prediction prediction) {
    return factors.stream()
        .filter(factor -> prediction.reasons().contains(factor.word()))
        .map(Factor::english)
        .toList();
  }

  private static Past did(String event, int times, Duration within) {
    return new Past(new EventPattern(event, List.of()), Count.AT_LEAST, times, within);
  }

  private static Factor factor(
      String word, String english, String german, Past shown, double points) {
    return new Factor(word, english, german, shown, List.of(), points);
  }
}
