package dev.headsup.bench.decide;

import dev.headsup.aws.segment.Interest;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.ActivityCodec;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.trigger.TriggerSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Four worker batches, and what is stored of their customers: twenty earlier events each. Made up
/// from fixed seeds, so every run sees the same. Not final: JMH extends it.
@State(Scope.Thread)
public class Load {
  private static final int BATCHES = 4;

  /// How many triggers are live.
  @Param({"1", "10", "100"})
  public int triggers;

  TriggerSet set = TriggerSet.of(List.of());

  /// What the worker reads, when only triggers ask.
  final Interest interest =
      new Interest() {
        @Override
        public boolean in(String event) {
          return set.asksAbout(event);
        }

        @Override
        public Predicate<String> properties(String event) {
          return set.asked(event)::contains;
        }
      };

  final List<Batch> batches = new ArrayList<>();
  final Map<CustomerId, Stored> stored = new HashMap<>();
  final Map<CustomerId, byte[]> packed = new HashMap<>();
  private int turn;

  /// Makes it all, before anything is measured.
  @Setup
  public void make() {
    set = Triggers.set(triggers);
    List<String> calls =
        new Events(4242, "now")
            .calls(
                BATCHES * Batch.EVENTS,
                Batch.CUSTOMERS,
                Batch.NOW,
                Duration.ofMinutes(4).toMillis());
    for (int i = 0; i < BATCHES; i++) {
      batches.add(Batch.of(calls.subList(i * Batch.EVENTS, (i + 1) * Batch.EVENTS)));
    }
    Batch before =
        Batch.of(
            new Events(1717, "before")
                .calls(
                    20 * Batch.CUSTOMERS,
                    Batch.CUSTOMERS,
                    Batch.NOW.minus(Duration.ofMinutes(5)),
                    Duration.ofHours(1).toMillis()));
    before
        .byCustomer()
        .forEach((customer, behaviours) -> {
          Activity activity = Fold.fold(Activity.NONE, behaviours, set).activity();
          stored.put(customer, new Stored(customer, activity, 20, null));
          packed.put(customer, ActivityCodec.encode(activity));
        });
  }

  Batch next() {
    turn = (turn + 1) % BATCHES;
    return batches.get(turn);
  }

  Stored of(CustomerId customer) {
    return stored.getOrDefault(customer, Stored.nothing(customer));
  }
}
