package dev.headsup.engine.trigger;

/// How a number of times compares with the one that a condition names.
public enum Count {
  AT_LEAST("at least"),
  EXACTLY("exactly"),
  AT_MOST("at most");

  private final String words;

  Count(String words) {
    this.words = words;
  }

  /// As triggers write it.
  public String words() {
    return words;
  }

  /// Whether so many are as many as wanted.
  public boolean holds(int found, int wanted) {
    return switch (this) {
      case AT_LEAST -> found >= wanted;
      case EXACTLY -> found == wanted;
      case AT_MOST -> found <= wanted;
    };
  }
}
