package dev.headsup.bench.decide;

import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.ActivityCodec;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Fold;
import dev.headsup.engine.decision.Surroundings;
import dev.headsup.engine.outreach.Decisions;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.Observation;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// The whole way of an event, without I/O. One call works on a batch of 1,000 events of 334
/// customers; times are per event. Not final: JMH extends it.
public class PerEvent {
  private static final Surroundings AROUND = Surroundings.calm(Policy.standard());

  /// Reads, groups, folds and decides.
  @Benchmark
  @OperationsPerInvocation(Batch.EVENTS)
  public int decide(Load load) {
    int done = 0;
    for (Map.Entry<CustomerId, List<Observation>> one :
        load.next().byCustomer(load.interest).entrySet()) {
      done += decided(load, load.of(one.getKey()), one.getValue()).tracks().size();
    }
    return done;
  }

  /// The same, with what is stored unpacked before and packed after.
  @Benchmark
  @OperationsPerInvocation(Batch.EVENTS)
  public int decideWithState(Load load) {
    int bytes = 0;
    for (Map.Entry<CustomerId, List<Observation>> one :
        load.next().byCustomer(load.interest).entrySet()) {
      byte[] packed = load.packed.getOrDefault(one.getKey(), new byte[0]);
      Activity activity = packed.length == 0 ? Activity.NONE : ActivityCodec.decode(packed);
      Stored stored = new Stored(one.getKey(), activity, 20, null);
      bytes += ActivityCodec.encode(decided(load, stored, one.getValue())).length;
    }
    return bytes;
  }

  private static Activity decided(Load load, Stored stored, List<Observation> behaviours) {
    Fold.Folded folded = Fold.fold(stored.activity(), behaviours, load.set);
    if (folded.candidates().isEmpty()) {
      return folded.activity();
    }
    return Decisions.of(
            stored,
            folded.activity(),
            folded.candidates(),
            load.set,
            Known.nothing(stored.customer()),
            AROUND,
            Batch.NOW)
        .commit()
        .activity()
        .activity();
  }
}
