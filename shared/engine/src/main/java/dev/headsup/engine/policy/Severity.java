package dev.headsup.engine.policy;

/// How soon a person must look at a case. The names are stored; never rename one.
public enum Severity {
  /// The usual.
  NORMAL,
  /// Before the usual.
  HIGH,
  /// Before everything else.
  CRITICAL
}
