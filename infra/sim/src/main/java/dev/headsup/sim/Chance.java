package dev.headsup.sim;

import java.util.List;
import java.util.SplittableRandom;

/// What a seed makes of chance: the same questions in the same order get the same answers, on every
/// machine and in every run. Parts that must not disturb each other ask a [#fork] of their own.
public final class Chance {
  private final long seed;
  private final SplittableRandom random;

  /// @param seed any number; runs of one number are one run
  public Chance(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /// The chance of one part of a run, whatever the other parts ask.
  public Chance fork(String part) {
    long mixed = seed;
    for (int place = 0; place < part.length(); place++) {
      mixed = mixed * 0x9E3779B97F4A7C15L + part.charAt(place);
    }
    return new Chance(new SplittableRandom(mixed).nextLong());
  }

  /// From 0 to `bound` - 1.
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /// From `least` to `most`, both included.
  public int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /// True `share` times of 1,000.
  public boolean permille(int share) {
    return random.nextInt(1_000) < share;
  }

  /// One of several.
  public <T> T of(List<T> several) {
    return several.get(below(several.size()));
  }

  /// A seed for somebody else.
  public long next() {
    return random.nextLong();
  }
}
