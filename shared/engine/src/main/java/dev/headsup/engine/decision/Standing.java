package dev.headsup.engine.decision;

import dev.headsup.engine.prediction.Scorecard;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.StandingTriggers;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.TriggerSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Triggers as they run: with what the gates, and a score that some of them ask about, need to have
/// remembered. Pure.
public final class Standing {
  private Standing() {}

  /// Indexes triggers to run, and the [StandingTriggers] with them.
  ///
  /// @throws IllegalArgumentException as [TriggerSet#of(Collection, Collection)]
  public static TriggerSet set(Collection<Trigger> triggers) {
    List<Past> remembered = new ArrayList<>(Care.remembered());
    boolean scored =
        triggers.stream()
            .flatMap(trigger -> trigger.when().start().causes().stream())
            .anyMatch(cause -> cause.event().equals(ScoreCrossed.EVENT));
    if (scored) {
      remembered.addAll(Scorecard.STARTER.remembered());
    }
    List<Trigger> all = new ArrayList<>(triggers);
    all.addAll(StandingTriggers.ALL);
    return TriggerSet.of(all, remembered);
  }
}
