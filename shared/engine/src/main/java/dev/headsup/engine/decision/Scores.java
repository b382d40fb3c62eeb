package dev.headsup.engine.decision;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.prediction.Prediction;
import dev.headsup.engine.prediction.Scorecard;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.trigger.Match;
import dev.headsup.engine.trigger.TriggerSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Turns a score that passes a line into an observation, so that triggers hear of it like of
/// everything else. Pure.
final class Scores {
  private Scores() {}

  /// What an observation did to the score: one crossing for each line of a trigger that it passed
  /// upwards.
  static List<ScoreCrossed> crossed(
      Activity before, Activity after, Observation because, TriggerSet triggers) {
    if (because instanceof ScoreCrossed || !triggers.startsWith(ScoreCrossed.EVENT)) {
      return List.of();
    }
    double was = Scorecard.STARTER.predict(before, because.at()).score();
    Prediction is = Scorecard.STARTER.predict(after, because.at());
    return lines(triggers)
        .filter(line -> was <= line && is.score() > line)
        .distinct()
        .mapToObj(line ->
            new ScoreCrossed(
                because.customer(),
                new EventId("score " + is.model() + " " + line + " " + because.id().value()),
                is.model(),
                is.score(),
                is.reasons(),
                because.at()))
        .toList();
  }

  private static DoubleStream lines(TriggerSet triggers) {
    return triggers.all().stream()
        .flatMap(trigger -> trigger.when().start().causes().stream())
        .filter(cause -> cause.event().equals(ScoreCrossed.EVENT))
        .flatMap(cause -> cause.where().stream())
        .filter(condition -> condition.field().equals("score"))
        .flatMap(condition ->
            condition.match() instanceof Match.Compared(var comparison, double bound)
                ? Stream.of(bound)
                : Stream.empty())
        .mapToDouble(bound -> bound);
  }
}
