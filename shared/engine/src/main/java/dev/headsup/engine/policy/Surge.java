package dev.headsup.engine.policy;

import java.time.Duration;

/// It's us, not you: when many customers struggle with one thing at once, the thing is broken.
///
/// @param hold how long candidates of help wait, so that a surge can still be seen
/// @param atLeast fewer customers than this are never a surge
/// @param times and so many times as usual they must be; at least 1
/// @param window over which customers are counted
/// @param relook how long held candidates wait for a person to confirm before they are looked at
///   again
public record Surge(Duration hold, int atLeast, double times, Duration window, Duration relook) {
  public Surge {
    if (hold.isNegative()
        || atLeast < 2
        || !(times >= 1)
        || !window.isPositive()
        || !relook.isPositive()) {
      throw new IllegalArgumentException("Surge: " + atLeast + " customers, " + times + " times");
    }
  }

  /// Whether this many customers are a surge.
  ///
  /// @param customers different ones in the window
  /// @param usual how many of them such a window has as a rule; 0 where nothing is known
  public boolean isSurge(long customers, double usual) {
    return customers >= atLeast && customers >= times * usual;
  }
}
