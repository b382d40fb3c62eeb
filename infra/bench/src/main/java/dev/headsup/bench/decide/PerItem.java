package dev.headsup.bench.decide;

import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.ActivityCodec;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.activity.TrackSpec;
import java.time.Duration;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Packing and unpacking what is stored of a customer with 36 counters and 10 stamps of what they
/// were told. Not final: JMH extends it.
@State(Scope.Thread)
public class PerItem {
  private final Activity activity = full();
  private final byte[] packed = ActivityCodec.encode(activity);

  /// Packs.
  @Benchmark
  public byte[] encode() {
    return ActivityCodec.encode(activity);
  }

  /// Unpacks.
  @Benchmark
  public Activity decode() {
    return ActivityCodec.decode(packed);
  }

  /// 36 conditions, half of which count to three within twenty minutes and half of which look at
  /// the last time; 10 triggers, each of which told one case in the last days.
  static Activity full() {
    SplittableRandom random = new SplittableRandom(1);
    long now = Batch.NOW.toEpochMilli();
    Activity activity = Activity.NONE.seen(now);
    for (int counter = 0; counter < 36; counter++) {
      int times = counter % 2 == 0 ? 3 : 1;
      TrackSpec spec = TrackSpec.forCount(random.nextInt(), times, Duration.ofMinutes(20));
      for (int i = 0; i < times; i++) {
        long at = now - i * 300_000L - random.nextInt(60_000);
        activity = activity.with(new Stamp(at, random.nextInt(1 << 24)), spec);
      }
    }
    for (int day = 0; day < 10; day++) {
      Stamp cause = new Stamp(now - Duration.ofDays(day).toMillis(), random.nextInt(1 << 24));
      activity = activity.with(random.nextInt(), Told.NOTHING.tell(cause, 1, Duration.ofDays(14)));
    }
    return activity;
  }
}
