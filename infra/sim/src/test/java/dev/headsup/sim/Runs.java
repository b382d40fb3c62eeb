package dev.headsup.sim;

/// How much a test that compares or races does: little in every build, all of it with
/// `-Dheadsup.full=true`.
public final class Runs {
  private Runs() {}

  /// So many, or so many in a full run.
  public static int of(int few, int all) {
    return Boolean.getBoolean("headsup.full") ? all : few;
  }

  /// The seed to begin with: 1, or what `-Dheadsup.seed` says.
  public static long seed() {
    return Long.getLong("headsup.seed", 1);
  }
}
