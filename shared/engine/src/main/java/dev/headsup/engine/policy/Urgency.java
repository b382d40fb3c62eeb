package dev.headsup.engine.policy;

/// How much a message matters now. The names are stored; never rename one.
public enum Urgency {
  /// Any time will do.
  LOW,
  /// The usual.
  NORMAL,
  /// It is of use only now; where policy allows it, it breaks quiet hours.
  HIGH
}
